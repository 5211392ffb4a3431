package dev.cairn.t5;

import dev.cairn.t5.tensor.Projection;
import org.bytedeco.pytorch.Tensor;

/** Norm, feed-forward, residual; the inner part is {@code DenseReluDense}, also where it is a gated GELU. */
final class T5LayerFF implements AutoCloseable {

    private final T5LayerNorm norm;
    private final FeedForwardIn in;
    private final Projection out;
    private final Dropout dropout;

    T5LayerFF(Weights weights, T5Config config, Dropout dropout, Projections projections) {
        norm = new T5LayerNorm(weights.below("layer_norm"), config);
        Weights dense = weights.below("DenseReluDense");
        int width = config.dModel();
        int inner = config.dFf();
        FeedForward kind = config.feedForward();
        in = switch (kind) {
            case RELU -> projections.feedForwardIn(kind, dense.get("wi.weight", inner, width));
            case GATED_GELU ->
                projections.feedForwardIn(
                        kind, dense.get("wi_0.weight", inner, width), dense.get("wi_1.weight", inner, width));
        };
        out = projections.joined(dense.get("wo.weight", width, inner));
        this.dropout = dropout;
    }

    /** {@code (B, L, dModel)} to the same shape. */
    Tensor forward(Tensor x) {
        return dropout.addedTo(x, out, dropout.apply(in.forward(norm.forward(x))));
    }

    @Override
    public void close() {
        in.close();
        out.close();
    }
}
