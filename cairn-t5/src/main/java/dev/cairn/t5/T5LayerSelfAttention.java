package dev.cairn.t5;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.jspecify.annotations.Nullable;

/** Norm, self-attention, residual. */
final class T5LayerSelfAttention implements AutoCloseable {

    private final T5LayerNorm norm;
    private final T5Attention attention;
    private final Dropout dropout;

    T5LayerSelfAttention(Weights weights, T5Config config, Dropout dropout, boolean frozen) {
        norm = new T5LayerNorm(weights.below("layer_norm"), config);
        attention = new T5Attention(weights.below("SelfAttention"), config, dropout, frozen);
        this.dropout = dropout;
    }

    /** {@code (B, L, dModel)} to the same shape; the bias is added to the scores. */
    Tensor forward(Tensor x, @Nullable Tensor bias) {
        TensorVector heads = attention.queryKeyValueHeads(norm.forward(x)).unbind(0);
        Tensor attended = attention.attend(heads.get(0), heads.get(1), heads.get(2), bias);
        return x.add(dropout.apply(attention.project(attended)));
    }

    /**
     * One more position of a sequence that grows: writes its key and value to the cache.
     *
     * @param x {@code (N, 1, dModel)}
     * @param bias {@code (1, H, 1, position + 1)}
     */
    Tensor step(Tensor x, KeyValueCache cache, int position, Tensor bias) {
        TensorVector heads = attention.queryKeyValueHeads(norm.forward(x)).unbind(0);
        cache.put(position, heads.get(1), heads.get(2));
        Tensor attended = attention.attend(heads.get(0), cache.keys(position + 1), cache.values(position + 1), bias);
        return x.add(attention.project(attended));
    }

    @Override
    public void close() {
        attention.close();
    }
}
