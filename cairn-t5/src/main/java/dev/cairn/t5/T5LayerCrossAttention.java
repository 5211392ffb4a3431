package dev.cairn.t5;

import dev.cairn.t5.tensor.Natives;
import dev.cairn.t5.tensor.Projection;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.jspecify.annotations.Nullable;

/** Norm, attention of the decoder to the encoder's output, residual. */
final class T5LayerCrossAttention implements AutoCloseable {

    /** Keys {@code (B, H, D, M)} and values {@code (B, H, M, D)} of the encoder's output. */
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

    /** Keys and values for {@link #step}, once per input; they belong to the caller's scope. */
    Memory memory(Tensor encoded) {
        PointerScope outer = PointerScope.getInnerScope();
        try (PointerScope inner = new PointerScope()) {
            Tensor heads = attention.split(keyValue.forward(encoded), 2);
            Tensor keys = heads.select(0, 0).transpose(2, 3).contiguous();
            Tensor values = heads.select(0, 1).contiguous();
            return new Memory(Natives.handTo(outer, keys), Natives.handTo(outer, values));
        }
    }

    /** {@code (B, L, dModel)} to the same shape, for targets known in advance. */
    Tensor forward(Tensor x, Tensor encoded, @Nullable Tensor mask) {
        // One unbind instead of two selects: its gradient is one copy, theirs are zero-filled and added.
        TensorVector heads =
                attention.split(keyValue.forward(encoded), 2).contiguous().unbind(0);
        return attention.addedTo(x, attention.attend(queryHeads(x), heads.get(0), heads.get(1), mask));
    }

    /** {@code (B, K, dModel)} to the same shape: one position of each of the K beams of an input. */
    Tensor step(Tensor x, Memory memory, @Nullable Tensor mask) {
        Tensor attended = attention.attendTransposed(queryHeads(x), memory.transposedKeys(), memory.values(), mask);
        return attention.addedTo(x, attended);
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
