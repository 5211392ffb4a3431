package dev.cairn.t5.cpu.step;

import org.bytedeco.pytorch.Tensor;

/** What is added to the scores of attention to earlier positions for each head and distance. */
public final class PositionBias {

    private final int distances;
    private final float[] numbers;

    /** @param bias {@code (heads, distances)}, dense; the last is that of the own position, the first that of all that are as far or farther */
    public PositionBias(Tensor bias) {
        distances = (int) bias.size(1);
        numbers = new float[(int) bias.numel()];
        NativeRows.read(bias, numbers);
    }

    /** @param distance from query back to key */
    float at(int head, int distance) {
        return numbers[head * distances + Math.max(0, distances - 1 - distance)];
    }
}
