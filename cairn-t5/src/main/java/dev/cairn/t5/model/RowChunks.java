package dev.cairn.t5.model;

import dev.cairn.t5.Precision;
import dev.cairn.t5.tensor.Threads;
import java.util.function.IntConsumer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * The rows of one input in parts, which threads compute side by side. The number of rows alone decides what a part is, so that few
 * kernels are made and rounded inputs ({@link Precision#INT8}) are the same with any number of threads.
 *
 * @param all {@code (rows, width)}
 * @param rows of a part; the last may have fewer
 */
record RowChunks(Tensor all, int rows) {

    /** Rows of a chunk, about: with fewer, threads wait longer for one another than they save. */
    private static final int USUAL = 128;

    /** What kernels are made for is a multiple of this. */
    private static final int GRAIN = 16;

    /** One part of few rows, else an even number of about equal ones. */
    static RowChunks of(Tensor all) {
        long rows = all.size(0);
        long parts = rows < USUAL ? 1 : 2 * Math.max(1, Math.round(rows / (2.0 * USUAL)));
        return new RowChunks(all, (int) ((rows + parts * GRAIN - 1) / (parts * GRAIN)) * GRAIN);
    }

    /** Runs the body for each part, in a scope of its own. */
    void each(IntConsumer body) {
        int parts = (int) ((all.size(0) + rows - 1) / rows);
        Threads.parallelFor(parts, part -> {
            try (PointerScope scope = new PointerScope()) {
                body.accept(part);
            }
        });
    }

    /** The rows of a part. */
    Tensor at(int part) {
        return of(all, part);
    }

    /** The rows of a part in a tensor with as many rows. */
    Tensor of(Tensor x, int part) {
        long from = (long) part * rows;
        return x.narrow(0, from, Math.min(rows, x.size(0) - from));
    }
}
