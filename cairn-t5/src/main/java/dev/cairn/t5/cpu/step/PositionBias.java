package dev.cairn.t5.cpu.step;

import org.bytedeco.pytorch.Tensor;

/** What is added to the scores of attention for each head and pair of positions. */
public final class PositionBias {

    private final int positions;
    private final float[] numbers;

    /** @param bias {@code (1, heads, positions, positions)}, rows are queries */
    public PositionBias(Tensor bias) {
        positions = (int) bias.size(2);
        numbers = new float[(int) bias.numel()];
        NativeRows.read(bias.contiguous(), numbers);
    }

    int positions() {
        return positions;
    }

    float at(int head, int query, int key) {
        return numbers[(head * positions + query) * positions + key];
    }
}
