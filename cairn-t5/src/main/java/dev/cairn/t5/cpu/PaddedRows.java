package dev.cairn.t5.cpu;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Rows of numbers with zeros behind them, up to a multiple of some number. */
public final class PaddedRows {

    /** So few numbers of rows occur that few kernels are made. */
    private static final long GRAIN = 16;

    private PaddedRows() {}

    /** {@code (..., rows, width)} with rows up to a multiple of 16; dense. */
    static Tensor of(Tensor x) {
        return of(x, GRAIN);
    }

    /** {@code (..., rows, width)} with rows up to such a multiple; dense. */
    public static Tensor of(Tensor x, long multiple) {
        long missing = (multiple - x.size(-2) % multiple) % multiple;
        return missing == 0 ? x.contiguous() : torch.constant_pad_nd(x, 0, 0, 0, missing);
    }

    /** Where that part of the first dimension lies. */
    static FloatPointer at(Tensor x, int part) {
        return x.data_ptr_float().getPointer(part * x.stride(0));
    }
}
