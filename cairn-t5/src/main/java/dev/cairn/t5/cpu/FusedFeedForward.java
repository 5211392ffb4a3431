package dev.cairn.t5.cpu;

import static dev.cairn.t5.cpu.PackedMatmul.BLOCK;
import static dev.cairn.t5.cpu.PaddedRows.at;

import dev.cairn.t5.tensor.CustomGradient;
import dev.cairn.t5.tensor.Natives;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * The gated feed-forward part of a block with its gradient, block of rows by block of rows: what belongs to one stays in the cache.
 * Shapes: R rows, I inner width.
 */
public final class FusedFeedForward implements CustomGradient.Backward {

    private final int rows;
    private final int inner;
    private final Tensor gate;
    private final Tensor up;
    private final Tensor down;
    private final Factors factors;
    /** {@code (R, dModel)}. */
    private final Tensor x;
    /** {@code (R, I)}. */
    private final Tensor gates;
    /** {@code (R, I)}. */
    private final Tensor ups;
    /** Of what the activation makes. */
    private final KernelDropout kept;

    private FusedFeedForward(Tensor x, Tensor gate, Tensor up, Tensor down, double dropout, Factors factors) {
        this.x = Natives.keep(x);
        rows = (int) x.size(0);
        inner = (int) gate.size(0);
        this.gate = gate;
        this.up = up;
        this.down = down;
        this.factors = factors;
        gates = Natives.keep(torch.empty(rows, inner));
        ups = Natives.keep(torch.empty(rows, inner));
        kept = new KernelDropout(dropout, rows, inner);
    }

    /**
     * {@code dropout(gelu(x gate') * (x up')) down'}; needs an open {@link dev.cairn.t5.tensor.GraphScope}.
     *
     * @param x {@code (..., dModel)}, dense
     * @param gate {@code (I, dModel)}
     * @param up {@code (I, dModel)}
     * @param down {@code (dModel, I)}
     * @param dropout the share that is dropped
     * @param factors of all products, on the way back too
     */
    public static Tensor of(Tensor x, Tensor gate, Tensor up, Tensor down, double dropout, Factors factors) {
        return Natives.scoped(() -> {
            Tensor flat = x.detach().view(-1, x.size(-1));
            FusedFeedForward part = new FusedFeedForward(PaddedRows.of(flat), gate, up, down, dropout, factors);
            Tensor result = part.forward().narrow(0, 0, flat.size(0)).view(x.sizes());
            return CustomGradient.of(result, List.of(x, gate, up, down), part);
        });
    }

    private Tensor forward() {
        PackedMatmul toGates = PackedMatmul.forward(gate, factors);
        PackedMatmul toUps = PackedMatmul.forward(up, factors);
        PackedMatmul toResult = PackedMatmul.forward(down, factors);
        Tensor result = torch.empty(x.sizes());
        FloatPointer gated = torch.empty(BLOCK, inner).data_ptr_float();
        for (int row = 0; row < rows; row += BLOCK) {
            int count = Math.min(BLOCK, rows - row);
            toGates.write(at(x, row), count, at(gates, row));
            toUps.write(at(x, row), count, at(ups, row));
            GatedGelu.of(at(gates, row), at(ups, row), gated, (long) count * inner);
            toResult.write(dropped(gated, row, count), count, at(result, row));
        }
        return result;
    }

    /** In place. */
    private FloatPointer dropped(FloatPointer numbers, int row, int count) {
        return kept.of(numbers, (long) row * inner, (long) count * inner, numbers);
    }

    @Override
    public List<@Nullable Tensor> gradients(Tensor given) {
        Tensor ofResult = PaddedRows.of(given.view(-1, given.size(-1)));
        PackedMatmul fromGates = PackedMatmul.backward(gate, factors);
        PackedMatmul fromUps = PackedMatmul.backward(up, factors);
        PackedMatmul fromResult = PackedMatmul.backward(down, factors);
        WeightGradient ofGate = new WeightGradient(gate, factors);
        WeightGradient ofUp = new WeightGradient(up, factors);
        WeightGradient ofDown = new WeightGradient(down, factors);
        Tensor ofX = torch.empty(x.sizes());
        FloatPointer ofGated = torch.empty(BLOCK, inner).data_ptr_float();
        GatedGeluGradient activation = new GatedGeluGradient((long) BLOCK * inner);
        for (int row = 0; row < rows; row += BLOCK) {
            int count = Math.min(BLOCK, rows - row);
            fromResult.write(at(ofResult, row), count, ofGated);
            activation.compute(at(gates, row), at(ups, row), dropped(ofGated, row, count), (long) count * inner);
            ofDown.add(at(ofResult, row), dropped(activation.gated(), row, count), count);
            ofGate.add(activation.ofGates(), at(x, row), count);
            ofUp.add(activation.ofUps(), at(x, row), count);
            fromGates.write(activation.ofGates(), count, at(ofX, row));
            fromUps.add(activation.ofUps(), count, at(ofX, row));
        }
        Tensor withoutPadding = ofX.narrow(0, 0, given.numel() / given.size(-1)).view(given.sizes());
        return Arrays.asList(withoutPadding, ofGate.sum(), ofUp.sum(), ofDown.sum());
    }

    @Override
    public void close() {
        Natives.free(x);
        Natives.free(gates);
        Natives.free(ups);
        kept.close();
    }
}
