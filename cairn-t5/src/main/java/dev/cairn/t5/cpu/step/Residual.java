package dev.cairn.t5.cpu.step;

import org.bytedeco.pytorch.Tensor;

/** Adds what a part of a block has made to the rows that go around it. */
final class Residual {

    private final float[] scratch;

    Residual(StepShape shape) {
        scratch = new float[shape.capacity() * shape.width()];
    }

    /** {@code x += made}, over the rows that {@code made} has. */
    void add(float[] x, Tensor made) {
        NativeRows.read(made, scratch);
        int numbers = (int) made.numel();
        for (int i = 0; i < numbers; i++) {
            x[i] += scratch[i];
        }
    }
}
