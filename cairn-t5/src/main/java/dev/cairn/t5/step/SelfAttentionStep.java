package dev.cairn.t5.step;

import dev.cairn.t5.tensor.Projection;
import java.util.Arrays;
import org.bytedeco.javacpp.PointerScope;

/** Attention of a row to its own earlier positions, whose keys and values are kept. Shapes: H heads, D head width. */
public final class SelfAttentionStep implements StepLayer {

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
    private final float[] weights;
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
        cache = new float[shape.capacity()][bias.positions() * 2 * inner];
        projected = new float[shape.capacity() * 3 * inner];
        joined = new float[shape.capacity() * inner];
        weights = new float[bias.positions()];
        residual = new Residual(shape);
    }

    @Override
    public void addTo(float[] x, int rows, int position) {
        try (PointerScope scope = new PointerScope()) {
            NativeRows.read(queryKeyValue.forward(norm.of(x, rows)), projected);
            Arrays.fill(joined, 0);
            for (int row = 0; row < rows; row++) {
                System.arraycopy(projected, (3 * row + 1) * inner, cache[row], position * 2 * inner, 2 * inner);
                for (int head = 0; head < heads; head++) {
                    attend(row, head, position);
                }
            }
            residual.add(x, output.forward(attended.filled(joined, rows)));
        }
    }

    private void attend(int row, int head, int position) {
        int query = 3 * row * inner + head * headWidth;
        float[] keysAndValues = cache[row];
        float largest = Float.NEGATIVE_INFINITY;
        for (int seen = 0; seen <= position; seen++) {
            int key = seen * 2 * inner + head * headWidth;
            weights[seen] = Dots.dot(projected, query, keysAndValues, key, headWidth) + bias.at(head, position, seen);
            largest = Math.max(largest, weights[seen]);
        }
        float sum = 0;
        for (int seen = 0; seen <= position; seen++) {
            weights[seen] = (float) Math.exp(weights[seen] - largest);
            sum += weights[seen];
        }
        int into = row * inner + head * headWidth;
        for (int seen = 0; seen <= position; seen++) {
            int value = (seen * 2 + 1) * inner + head * headWidth;
            Dots.add(joined, into, weights[seen] / sum, keysAndValues, value, headWidth);
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
