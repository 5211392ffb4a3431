package dev.cairn.t5.cpu.step;

import dev.cairn.t5.cpu.PackedKeysValues;
import dev.cairn.t5.tensor.Projection;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Attention of a row to the encoder's output for its input. Shapes: H heads, D head width. */
public final class CrossAttentionStep implements StepLayer {

    private final RowNorm norm;
    private final Projection query;
    private final Projection output;
    private final NativeRows attended;
    private final int inner;
    private final int rowsEach;
    private final Residual residual;
    /** Scores of the rows of one input, as many as the longest one needs. */
    private final Tensor scores;

    private List<PackedKeysValues> memories;

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
            List<PackedKeysValues> memories,
            int rowsEach,
            NativeRows attended,
            StepShape shape) {
        this.norm = norm;
        this.query = query;
        this.output = output;
        this.memories = memories;
        this.rowsEach = rowsEach;
        this.attended = attended;
        inner = shape.inner();
        residual = new Residual(shape);
        scores = torch.empty(
                memories.stream().mapToLong(PackedKeysValues::scores).max().orElse(0));
    }

    @Override
    public void addTo(float[] x, int rows, int position) {
        try (PointerScope scope = new PointerScope()) {
            FloatPointer queries = query.forward(norm.of(x, rows)).data_ptr_float();
            FloatPointer joined = attended.pointer();
            for (int input = 0; input < memories.size(); input++) {
                long from = (long) input * rowsEach * inner;
                memories.get(input).attend(queries.getPointer(from), scores.data_ptr_float(), joined.getPointer(from));
            }
            residual.add(x, output.forward(attended.first(rows)));
        }
    }

    @Override
    public void reorder(long[] sources, int position) {
        memories = UnfinishedInputs.of(memories, sources, rowsEach);
    }
}
