package dev.cairn.t5;

import dev.cairn.t5.tensor.Natives;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * Multi-head attention of T5: scores are not scaled by {@code dKv^-0.5}. Shapes: B batch, H heads, L queries, M keys, D
 * head width.
 */
final class T5Attention implements AutoCloseable {

    private final int heads;
    private final int headWidth;
    private final FusedLinear queryKeyValue;
    private final FusedLinear keyValue;
    private final Tensor query;
    private final Tensor output;
    private final Dropout dropout;

    T5Attention(Weights weights, T5Config config, Dropout dropout, boolean frozen) {
        heads = config.numHeads();
        headWidth = config.dKv();
        int inner = config.innerWidth();
        int width = config.dModel();
        query = weights.get("q.weight", inner, width);
        Tensor key = weights.get("k.weight", inner, width);
        Tensor value = weights.get("v.weight", inner, width);
        output = weights.get("o.weight", width, inner);
        queryKeyValue = FusedLinear.of(frozen, query, key, value);
        keyValue = FusedLinear.of(frozen, key, value);
        this.dropout = dropout;
    }

    /** Queries, keys and values of the same positions: {@code (B, L, dModel)} to {@code (3, B, H, L, D)}. */
    Tensor queryKeyValueHeads(Tensor x) {
        return split(queryKeyValue.forward(x), 3).contiguous();
    }

    /** Keys and values: {@code (B, M, dModel)} to {@code (2, B, H, M, D)}. */
    Tensor keyValueHeads(Tensor memory) {
        return split(keyValue.forward(memory), 2).contiguous();
    }

    /** Queries: {@code (B, L, dModel)} to {@code (B, H, L, D)}. */
    Tensor queryHeads(Tensor x) {
        return split(torch.linear(x, query), 1).squeeze(0);
    }

    /**
     * Weighted values {@code (B, H, L, D)}.
     *
     * @param bias added to the scores, broadcast to {@code (B, H, L, M)}
     */
    Tensor attend(Tensor q, Tensor k, Tensor v, @Nullable Tensor bias) {
        // The fused kernel has no gradient for the bias; where the bias is trained the product is spelled out.
        if (bias == null || !bias.requires_grad()) {
            TensorOptional mask = bias == null ? Natives.noTensor() : new TensorOptional(bias);
            return torch.scaled_dot_product_attention(q, k, v, mask, dropout.rate(), false, Natives.one(), false);
        }
        Tensor scores = torch.matmul(q, k.transpose(2, 3)).add_(bias);
        return torch.matmul(dropout.apply(torch.softmax(scores, -1)), v);
    }

    /** Joins the heads and projects: {@code (B, H, L, D)} to {@code (B, L, dModel)}. */
    Tensor project(Tensor attended) {
        long rows = attended.size(0);
        long length = attended.size(2);
        return torch.linear(attended.transpose(1, 2).reshape(rows, length, (long) heads * headWidth), output);
    }

    private Tensor split(Tensor x, int parts) {
        return x.view(x.size(0), x.size(1), parts, heads, headWidth).permute(2, 0, 3, 1, 4);
    }

    @Override
    public void close() {
        queryKeyValue.close();
        keyValue.close();
    }
}
