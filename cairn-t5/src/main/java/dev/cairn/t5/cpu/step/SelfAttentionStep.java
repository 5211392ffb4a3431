package dev.cairn.t5.cpu.step;

import dev.cairn.t5.tensor.Projection;
import java.util.Arrays;
import org.bytedeco.javacpp.PointerScope;

/** Attention of a row to its own earlier positions, whose keys and values are kept. Shapes: H heads, D head width. */
public final class SelfAttentionStep implements StepLayer {

    /** Answers of small models are seldom longer; for those that are, memory doubles as they grow. */
    public static final int FIRST_POSITIONS = 32;

    private final RowNorm norm;
    private final Projection queryKeyValue;
    private final Projection output;
    private final PositionBias bias;
    private final NativeRows attended;
    private final int heads;
    private final int headWidth;
    private final int inner;
    /** For each row {@code (positions, 2, H, D)}: keys and values. */
    private float[][] cache;

    private final float[] projected;
    private final float[] joined;
    /** Of the positions, by head. */
    private final float[][] weights;

    private final Residual residual;

    /**
     * Attention of rows that have seen nothing.
     *
     * @param queryKeyValue {@code dModel} to {@code (3, H, D)}
     * @param attended of width {@code H * D}; where what {@code output} gets is put together
     */
    public SelfAttentionStep(
            RowNorm norm,
            Projection queryKeyValue,
            Projection output,
            PositionBias bias,
            NativeRows attended,
            StepShape shape) {
        this.norm = norm;
        this.queryKeyValue = queryKeyValue;
        this.output = output;
        this.bias = bias;
        this.attended = attended;
        heads = shape.heads();
        headWidth = shape.headWidth();
        inner = shape.inner();
        cache = new float[shape.capacity()][FIRST_POSITIONS * 2 * inner];
        projected = new float[shape.capacity() * 3 * inner];
        joined = new float[shape.capacity() * inner];
        weights = new float[heads][FIRST_POSITIONS];
        residual = new Residual(shape);
    }

    @Override
    public void addTo(float[] x, int rows, int position) {
        if (position == weights[0].length) {
            grow(2 * position);
        }
        try (PointerScope scope = new PointerScope()) {
            NativeRows.read(queryKeyValue.forward(norm.of(x, rows)), projected);
            Arrays.fill(joined, 0);
            for (int row = 0; row < rows; row++) {
                System.arraycopy(projected, (3 * row + 1) * inner, cache[row], position * 2 * inner, 2 * inner);
                attend(row, position);
            }
            residual.add(x, output.forward(attended.filled(joined, rows)));
        }
    }

    private void grow(int positions) {
        Arrays.setAll(cache, row -> Arrays.copyOf(cache[row], positions * 2 * inner));
        Arrays.setAll(weights, head -> new float[positions]);
    }

    /** Position by position, all heads of one together: so keys and values are read in the order in which they lie. */
    private void attend(int row, int position) {
        float[] keysAndValues = cache[row];
        int query = 3 * row * inner;
        for (int seen = 0; seen <= position; seen++) {
            for (int head = 0; head < heads; head++) {
                int column = head * headWidth;
                float product =
                        VectorMath.dot(projected, query + column, keysAndValues, seen * 2 * inner + column, headWidth);
                weights[head][seen] = product + bias.at(head, position - seen);
            }
        }
        for (float[] ofHead : weights) {
            softmax(ofHead, position + 1);
        }
        for (int seen = 0; seen <= position; seen++) {
            for (int head = 0; head < heads; head++) {
                int column = head * headWidth;
                int value = (seen * 2 + 1) * inner + column;
                VectorMath.add(joined, row * inner + column, weights[head][seen], keysAndValues, value, headWidth);
            }
        }
    }

    private static void softmax(float[] scores, int count) {
        float largest = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            largest = Math.max(largest, scores[i]);
        }
        float sum = 0;
        for (int i = 0; i < count; i++) {
            scores[i] = (float) Math.exp(scores[i] - largest);
            sum += scores[i];
        }
        for (int i = 0; i < count; i++) {
            scores[i] /= sum;
        }
    }

    @Override
    public void reorder(long[] sources, int position) {
        float[][] before = cache;
        cache = new float[sources.length][];
        boolean[] used = new boolean[before.length];
        // The first row that continues another takes over its memory, the rest copies to memory that nobody continues.
        for (int row = 0; row < sources.length; row++) {
            int source = (int) sources[row];
            if (!used[source]) {
                used[source] = true;
                cache[row] = before[source];
            }
        }
        int free = 0;
        for (int row = 0; row < sources.length; row++) {
            if (cache[row] == null) {
                while (used[free]) {
                    free++;
                }
                cache[row] = before[free++];
                System.arraycopy(before[(int) sources[row]], 0, cache[row], 0, position * 2 * inner);
            }
        }
    }
}
