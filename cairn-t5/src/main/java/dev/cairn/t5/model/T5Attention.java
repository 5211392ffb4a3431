package dev.cairn.t5.model;

import dev.cairn.t5.T5Config;
import dev.cairn.t5.tensor.Natives;
import dev.cairn.t5.tensor.Projection;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * Multi-head attention of T5: scores are not scaled by {@code dKv^-0.5}. Shapes: B batch, H heads, L queries, M keys, D
 * head width.
 */
final class T5Attention implements AutoCloseable {

    /** Scores of one input, a megabyte of them, from which on each input is computed separately where the bias is trained. */
    private static final long MANY_SCORES = 1 << 18;

    private final int heads;
    private final int headWidth;
    private final Projection output;
    private final Dropout dropout;

    T5Attention(Weights weights, T5Config config, Dropout dropout, Projections projections) {
        heads = config.numHeads();
        headWidth = config.dKv();
        output = projections.joined(weights.get("o.weight", config.dModel(), config.innerWidth()));
        this.dropout = dropout;
    }

    /**
     * The results of joined maps, apart and by head.
     *
     * @param x {@code (B, L, parts * H * D)}
     * @return {@code (parts, B, H, L, D)}
     */
    Tensor split(Tensor x, int parts) {
        return x.view(x.size(0), x.size(1), parts, heads, headWidth).permute(2, 0, 3, 1, 4);
    }

    /**
     * The results of joined maps of {@code x}, each by head.
     *
     * @param x {@code (B, L, dModel)}
     * @return {@code count} of {@code (B, H, L, D)}
     */
    TensorVector heads(Projection maps, Tensor x, int count) {
        if (x.is_cuda()) {
            return byHead(maps.apart(x, count));
        }
        Tensor split = split(maps.forward(x), count);
        // Products without gradient read the heads where they are. One unbind instead of selects: its gradient is one
        // copy, theirs are zero-filled and added.
        return (split.requires_grad() ? split.contiguous() : split).unbind(0);
    }

    /** Each seen by head, where it lies: the fused kernels of CUDA need no dense copy. */
    private TensorVector byHead(TensorVector results) {
        TensorVector byHead = new TensorVector();
        for (long i = 0; i < results.size(); i++) {
            Tensor x = results.get(i);
            byHead.push_back(x.view(x.size(0), x.size(1), heads, headWidth).transpose(1, 2));
        }
        return byHead;
    }

    /**
     * Weighted values {@code (B, H, L, D)}.
     *
     * @param bias added to the scores, broadcast to {@code (B, H, L, M)}
     */
    Tensor attend(Tensor q, Tensor k, Tensor v, @Nullable Tensor bias) {
        boolean trained = q.requires_grad() || k.requires_grad() || v.requires_grad();
        boolean biasTrained = bias != null && bias.requires_grad();
        if (!q.is_cuda() && (!trained || (biasTrained && q.size(1) * q.size(2) * k.size(2) >= MANY_SCORES))) {
            return attendInputByInput(q, k, v, bias, trained);
        }
        // The fused kernel of the CPU has no gradient for the bias, and draws what it drops from libtorch's
        // generator. In both cases the product is spelled out.
        if ((!biasTrained && dropout.rate() == 0) || q.is_cuda()) {
            TensorOptional mask = bias == null ? Natives.NO_TENSOR : new TensorOptional(bias);
            return torch.scaled_dot_product_attention(q, k, v, mask, dropout.rate(), false, Natives.ONE, false);
        }
        Tensor scores = torch.matmul(q, k.transpose(2, 3));
        if (bias != null) {
            scores.add_(bias);
        }
        return torch.matmul(dropout.apply(torch.softmax(scores, -1)), v);
    }

    /**
     * {@link #attend} on the CPU: the scores of several inputs would leave the cache. The fused kernel lays out the keys again for
     * every 64 queries; without gradient this takes a seventh less time at 512 positions.
     */
    private Tensor attendInputByInput(Tensor q, Tensor k, Tensor v, @Nullable Tensor bias, boolean trained) {
        TensorVector queries = q.unbind(0);
        TensorVector keys = k.transpose(2, 3).unbind(0);
        TensorVector values = v.unbind(0);
        @Nullable TensorVector biases = bias == null ? null : bias.unbind(0);
        TensorVector attended = new TensorVector();
        for (long input = 0; input < queries.size(); input++) {
            long of = input;
            attended.push_back(Natives.scoped(() -> {
                Tensor scores = biases == null
                        ? torch.bmm(queries.get(of), keys.get(of))
                        : torch.baddbmm(biases.get(biases.size() == 1 ? 0 : of), queries.get(of), keys.get(of));
                return torch.bmm(weights(scores, trained), values.get(of));
            }));
        }
        return attended.size() == 1 ? attended.get(0).unsqueeze(0) : torch.stack(attended, 0);
    }

    private Tensor weights(Tensor scores, boolean trained) {
        return dropout.apply(trained ? torch.softmax(scores, -1) : torch.softmax_out(scores, scores, -1));
    }

    /**
     * {@link #attend} for few queries and many keys, which come transposed: half the time of the fused kernel.
     *
     * @param keys {@code (B, H, D, M)}, dense
     */
    Tensor attendTransposed(Tensor q, Tensor keys, Tensor v) {
        return torch.matmul(torch.softmax(torch.matmul(q, keys), -1), v);
    }

    /** Joins the heads, projects and adds: {@code (B, H, L, D)} to {@code (B, L, dModel)}. */
    Tensor addedTo(Tensor residual, Tensor attended) {
        Tensor joined = attended.transpose(1, 2).reshape(attended.size(0), attended.size(2), (long) heads * headWidth);
        return dropout.addedTo(residual, output, joined);
    }

    /** From the joined heads to {@code dModel}. */
    Projection output() {
        return output;
    }

    @Override
    public void close() {
        output.close();
    }
}
