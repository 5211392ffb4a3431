package dev.cairn.t5.step;

import dev.cairn.t5.tensor.Projection;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Attention of a row to the encoder's output for its input. Shapes: H heads, D head width, M positions of the input.
 *
 * <p>Products with a vector, one for each row and head: for a handful of queries a product of matrices would spend its time on
 * laying out the keys, which took three times as long.
 */
public final class CrossAttentionStep implements StepLayer {

    /** Keys {@code (H, D, M)} and values {@code (H, M, D)} of one input, dense. */
    public record Memory(FloatPointer transposedKeys, FloatPointer values, int length) {}

    private final RowNorm norm;
    private final Projection query;
    private final Projection output;
    private final NativeRows attended;
    private final int heads;
    private final int headWidth;
    private final int inner;
    private final int rowsEach;
    private final Residual residual;
    /** Scores of the rows of one input, as many as the longest one needs. */
    private final Tensor scores;

    private List<Memory> memories;

    /**
     * Attention to the memories of the inputs; each input has as many rows.
     *
     * @param query {@code dModel} to {@code (H, D)}
     * @param attended of width {@code H * D}; where what {@code output} gets is put together
     */
    public CrossAttentionStep(
            RowNorm norm,
            Projection query,
            Projection output,
            List<Memory> memories,
            int rowsEach,
            NativeRows attended,
            StepShape shape) {
        this.norm = norm;
        this.query = query;
        this.output = output;
        this.memories = memories;
        this.rowsEach = rowsEach;
        this.attended = attended;
        heads = shape.heads();
        headWidth = shape.headWidth();
        inner = shape.inner();
        residual = new Residual(shape);
        int longest = memories.stream().mapToInt(Memory::length).max().orElse(0);
        scores = torch.empty((long) rowsEach * heads * longest);
    }

    @Override
    public void addTo(float[] x, int rows, int position) {
        try (PointerScope scope = new PointerScope()) {
            FloatPointer queries = query.forward(norm.of(x, rows)).data_ptr_float();
            FloatPointer joined = attended.pointer();
            for (int input = 0; input < memories.size(); input++) {
                long from = (long) input * rowsEach * inner;
                attend(memories.get(input), queries.getPointer(from), joined.getPointer(from));
            }
            residual.add(x, output.forward(attended.first(rows)));
        }
    }

    private void attend(Memory memory, FloatPointer queries, FloatPointer joined) {
        int length = memory.length();
        Tensor scored = scores.narrow(0, 0, (long) rowsEach * heads * length).view(-1, length);
        FloatPointer numbers = scored.data_ptr_float();
        for (int head = 0; head < heads; head++) {
            FloatPointer keys = memory.transposedKeys().getPointer((long) head * headWidth * length);
            for (int row = 0; row < rowsEach; row++) {
                FloatPointer q = queries.getPointer((long) row * inner + (long) head * headWidth);
                combine(keys, headWidth, length, q, numbers.getPointer(((long) row * heads + head) * length));
            }
        }
        torch.softmax_out(scored, scored, -1);
        for (int head = 0; head < heads; head++) {
            FloatPointer values = memory.values().getPointer((long) head * headWidth * length);
            for (int row = 0; row < rowsEach; row++) {
                FloatPointer into = joined.getPointer((long) row * inner + (long) head * headWidth);
                combine(values, length, headWidth, numbers.getPointer(((long) row * heads + head) * length), into);
            }
        }
    }

    /** The rows of a matrix {@code (rows, columns)}, each times its factor, summed. */
    private static void combine(FloatPointer matrix, int rows, int columns, FloatPointer factors, FloatPointer sum) {
        openblas.cblas_sgemv(
                openblas.CblasRowMajor, openblas.CblasTrans, rows, columns, 1, matrix, columns, factors, 1, 0, sum, 1);
    }

    @Override
    public void reorder(long[] sources, int position) {
        memories = OpenInputs.of(memories, sources, rowsEach);
    }
}
