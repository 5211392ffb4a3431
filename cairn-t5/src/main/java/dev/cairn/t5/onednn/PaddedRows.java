package dev.cairn.t5.onednn;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Rows of numbers with zeros behind them up to a multiple of 16: few numbers of rows occur, so that few kernels are made. */
final class PaddedRows {

    private static final long GRAIN = 16;

    private PaddedRows() {}

    /** {@code (..., rows, width)} with more rows; dense. */
    static Tensor of(Tensor x) {
        long missing = (GRAIN - x.size(-2) % GRAIN) % GRAIN;
        return missing == 0 ? x.contiguous() : torch.constant_pad_nd(x, 0, 0, 0, missing);
    }

    /** Where that part of the first dimension lies. */
    static FloatPointer at(Tensor x, int part) {
        return x.data_ptr_float().getPointer(part * x.stride(0));
    }
}
