package dev.cairn.t5.model;

import dev.cairn.t5.T5Config;
import dev.cairn.t5.cpu.PackedKeysValues;
import dev.cairn.t5.cpu.step.CrossAttentionStep;
import dev.cairn.t5.cpu.step.NativeRows;
import dev.cairn.t5.cpu.step.StepLayer;
import dev.cairn.t5.cpu.step.StepShape;
import dev.cairn.t5.tensor.Natives;
import dev.cairn.t5.tensor.Projection;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** Norm, attention of the decoder to the encoder's output, residual. */
final class T5LayerCrossAttention implements AutoCloseable {

    /** Keys {@code (1, H, D, M)} and values {@code (1, H, M, D)} of the encoder's output for one input. */
    record Memory(Tensor transposedKeys, Tensor values) {}

    private final T5LayerNorm norm;
    private final T5Attention attention;
    private final Projection query;
    private final Projection keyValue;

    /** {@code encoderSide} computes the keys and values: many rows once, not a few at every step. */
    T5LayerCrossAttention(
            Weights weights, T5Config config, Dropout dropout, Projections projections, Projections encoderSide) {
        norm = new T5LayerNorm(weights.below("layer_norm"), config);
        Weights own = weights.below("EncDecAttention");
        attention = new T5Attention(own, config, dropout, projections);
        long[] shape = {config.innerWidth(), config.dModel()};
        query = projections.joined(own.get("q.weight", shape));
        keyValue = encoderSide.joined(own.get("k.weight", shape), own.get("v.weight", shape));
    }

    /**
     * Keys and values of each input for {@link #step}, made once; they belong to the caller's scope.
     *
     * @param encoded outputs of the encoder {@code (B, L, dModel)}; together they are the inputs, in order
     */
    List<Memory> memories(List<Tensor> encoded) {
        return encoded.stream().flatMap(group -> memories(group).stream()).toList();
    }

    private List<Memory> memories(Tensor encoded) {
        PointerScope outer = PointerScope.getInnerScope();
        try (PointerScope inner = new PointerScope()) {
            Tensor heads = attention.split(keyValue.forward(encoded), 2);
            Tensor keys = heads.select(0, 0).transpose(2, 3).contiguous();
            Tensor values = heads.select(0, 1).contiguous();
            List<Memory> memories = new ArrayList<>();
            for (long input = 0; input < encoded.size(0); input++) {
                memories.add(new Memory(
                        Natives.handTo(outer, keys.narrow(0, input, 1)),
                        Natives.handTo(outer, values.narrow(0, input, 1))));
            }
            return memories;
        }
    }

    /** {@code (B, L, dModel)} to the same shape, for targets known in advance. */
    Tensor forward(Tensor x, Tensor encoded, @Nullable Tensor mask) {
        TensorVector heads = attention.heads(keyValue, encoded, 2);
        return attention.addedTo(x, attention.attend(queryHeads(x), heads.get(0), heads.get(1), mask));
    }

    /**
     * {@code (B, K, dModel)} to the same shape: one position of each of the K beams of an input.
     *
     * <p>Each input attends to its own memory, however long that is: padding to a common length would change the order
     * in which a sum is made, and with it the last bits of an answer.
     */
    Tensor step(Tensor x, List<Memory> memories) {
        Tensor queries = queryHeads(x);
        TensorVector attended = new TensorVector();
        for (int input = 0; input < memories.size(); input++) {
            Memory memory = memories.get(input);
            attended.push_back(
                    attention.attendTransposed(queries.narrow(0, input, 1), memory.transposedKeys(), memory.values()));
        }
        return attention.addedTo(x, torch.cat(attended, 0));
    }

    /**
     * {@link #memories} and {@link #step} for a few rows on the CPU.
     *
     * @param rowsEach rows of an input
     */
    StepLayer stepOnCpu(
            List<PaddedInput> inputs, int rowsEach, NativeRows normed, NativeRows attended, StepShape shape) {
        List<PackedKeysValues> memories =
                inputs.stream().map(input -> keysValues(input, rowsEach, shape)).toList();
        return new CrossAttentionStep(
                norm.onCpu(normed, shape), query, attention.output(), memories, rowsEach, attended, shape);
    }

    private PackedKeysValues keysValues(PaddedInput input, int rowsEach, StepShape shape) {
        PointerScope outer = PointerScope.getInnerScope();
        try (PointerScope inner = new PointerScope()) {
            RowChunks encoded = RowChunks.of(input.encoded());
            Tensor joined = torch.empty(input.encoded().size(0), 2L * shape.inner());
            encoded.each(part -> keyValue.write(encoded.of(joined, part), encoded.at(part)));
            return new PackedKeysValues(joined, input.length(), shape.heads(), shape.headWidth(), rowsEach)
                    .handedTo(outer);
        }
    }

    private Tensor queryHeads(Tensor x) {
        return attention.split(query.forward(norm.forward(x)), 1).squeeze(0);
    }

    @Override
    public void close() {
        attention.close();
        query.close();
        keyValue.close();
    }
}
