package dev.cairn.t5;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.jspecify.annotations.Nullable;

/** Norm, attention of the decoder to the encoder's output, residual. */
final class T5LayerCrossAttention implements AutoCloseable {

    private final T5LayerNorm norm;
    private final T5Attention attention;
    private final Dropout dropout;

    T5LayerCrossAttention(Weights weights, T5Config config, Dropout dropout, boolean frozen) {
        norm = new T5LayerNorm(weights.below("layer_norm"), config);
        attention = new T5Attention(weights.below("EncDecAttention"), config, dropout, frozen);
        this.dropout = dropout;
    }

    /** Keys and values of the encoder's output, once per input: {@code (2, B, H, M, D)}. */
    Tensor memory(Tensor encoded) {
        return attention.keyValueHeads(encoded);
    }

    /** {@code (B, L, dModel)} to the same shape; {@code memory} as {@link #memory} made it. */
    Tensor forward(Tensor x, Tensor memory, @Nullable Tensor mask) {
        // One unbind instead of two selects: its gradient is one copy, theirs are zero-filled and added.
        TensorVector keyValue = memory.unbind(0);
        Tensor attended =
                attention.attend(attention.queryHeads(norm.forward(x)), keyValue.get(0), keyValue.get(1), mask);
        return x.add(dropout.apply(attention.project(attended)));
    }

    @Override
    public void close() {
        attention.close();
    }
}
