package dev.cairn.t5.cpu;

import dev.cairn.t5.tensor.Natives;
import dev.cairn.t5.tensor.Threads;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Attention of all positions of one input to one another, head by head, so that the scores stay in the cache. Shapes: P positions,
 * H heads, D head width.
 */
public final class EncoderAttention {

    /** Positions from which on threads take over heads. */
    private static final int MANY = 128;

    private final HeadShape shape;
    private final Kernel scoring;
    private final Kernel summing;
    private final FloatBuffer bias;
    private final float[] masked;

    /**
     * Attention within an input, for as long as the bias is there.
     *
     * @param bias {@code (H, 2 P - 1)}, dense: added to the scores by distance, key minus query, from {@code 1 - P} on
     * @param length how many positions are attended to; the others are padding
     */
    public EncoderAttention(Tensor bias, int length, int headWidth) {
        int positions = (int) (bias.size(1) + 1) / 2;
        shape = new HeadShape(positions, (int) bias.size(0), headWidth, Factors.SINGLE);
        scoring = HeadShape.SCORES.of(shape);
        summing = HeadShape.VALUES.of(shape);
        this.bias = Natives.buffer(bias);
        masked = new float[positions - length];
        Arrays.fill(masked, Float.NEGATIVE_INFINITY);
    }

    /** Space for what {@link #attend} takes. */
    public Tensor queriesKeysValues() {
        return torch.empty(shape.positions(), 3L * shape.inner());
    }

    /**
     * Weighted values {@code (P, H * D)}.
     *
     * @param queriesKeysValues {@code (P, 3, H, D)}, dense
     */
    public Tensor attend(Tensor queriesKeysValues) {
        Tensor attended = torch.empty(shape.positions(), shape.inner());
        IntConsumer ofHead = head -> attend(queriesKeysValues, attended, head);
        if (shape.positions() < MANY) {
            IntStream.range(0, shape.heads()).forEach(ofHead);
        } else {
            Threads.parallelFor(shape.heads(), ofHead);
        }
        return attended;
    }

    private void attend(Tensor queriesKeysValues, Tensor attended, int head) {
        try (PointerScope scope = new PointerScope()) {
            Tensor scores = torch.empty(shape.positions(), shape.positions());
            FloatPointer rows = queriesKeysValues.data_ptr_float();
            FloatPointer scored = scores.data_ptr_float();
            fillWithBias(Natives.buffer(scores), head);
            scoring.run(shape.part(rows, 0, head), shape.part(rows, 1, head), scored);
            Softmax.inPlace(scored, shape.positions(), shape.positions());
            summing.run(scored, shape.part(rows, 2, head), shape.part(attended.data_ptr_float(), 0, head));
        }
    }

    /** The scores before keys are multiplied: a row is a stretch of the biases by distance, one further on than the next. */
    private void fillWithBias(FloatBuffer numbers, int head) {
        int positions = shape.positions();
        int length = positions - masked.length;
        int ofDistanceZero = head * (2 * positions - 1) + positions - 1;
        for (int query = 0; query < positions; query++) {
            numbers.put(query * positions, bias, ofDistanceZero - query, length);
            numbers.put(query * positions + length, masked);
        }
    }
}
