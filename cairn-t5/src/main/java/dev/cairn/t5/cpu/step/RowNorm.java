package dev.cairn.t5.cpu.step;

import org.bytedeco.pytorch.Tensor;

/** Layer normalisation without mean and without offset (RMS norm) of a few rows. */
public final class RowNorm {

    private final float[] weight;
    private final float epsilon;
    private final NativeRows normed;
    private final float[] scratch;

    /**
     * A norm with a weight for each number of a row.
     *
     * @param normed where its results go; several norms may share it
     */
    public RowNorm(Tensor weight, double epsilon, NativeRows normed, StepShape shape) {
        this.weight = new float[(int) weight.numel()];
        NativeRows.read(weight, this.weight);
        this.epsilon = (float) epsilon;
        this.normed = normed;
        scratch = new float[shape.capacity() * shape.width()];
    }

    /** {@code (rows, width)}; they hold until the next norm. */
    public Tensor of(float[] x, int rows) {
        int width = weight.length;
        for (int row = 0; row < rows; row++) {
            int from = row * width;
            float scale = (float) (1 / Math.sqrt(VectorMath.dot(x, from, x, from, width) / width + epsilon));
            for (int i = 0; i < width; i++) {
                scratch[from + i] = x[from + i] * scale * weight[i];
            }
        }
        return normed.filled(scratch, rows);
    }
}
