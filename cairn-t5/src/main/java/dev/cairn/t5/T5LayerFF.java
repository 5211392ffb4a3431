package dev.cairn.t5;

import dev.cairn.t5.tensor.Projection;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Norm, feed-forward, residual; the inner part is {@code DenseReluDense}, also where it is a gated GELU. */
final class T5LayerFF implements AutoCloseable {

    private final T5LayerNorm norm;
    private final FeedForward kind;
    private final Projection in;
    private final Projection out;
    private final Dropout dropout;

    T5LayerFF(Weights weights, T5Config config, Dropout dropout, Projections projections) {
        norm = new T5LayerNorm(weights.below("layer_norm"), config);
        Weights dense = weights.below("DenseReluDense");
        int width = config.dModel();
        int inner = config.dFf();
        kind = config.feedForward();
        in = switch (kind) {
            case RELU -> projections.joined(dense.get("wi.weight", inner, width));
            case GATED_GELU ->
                projections.joined(dense.get("wi_0.weight", inner, width), dense.get("wi_1.weight", inner, width));
        };
        out = projections.joined(dense.get("wo.weight", width, inner));
        this.dropout = dropout;
    }

    /** {@code (B, L, dModel)} to the same shape. */
    Tensor forward(Tensor x) {
        return dropout.addedTo(x, out, dropout.apply(activated(in.forward(norm.forward(x)))));
    }

    private Tensor activated(Tensor y) {
        return switch (kind) {
            case RELU -> torch.relu(y);
            case GATED_GELU -> gated(y.chunk(2, -1));
        };
    }

    private static Tensor gated(TensorVector halves) {
        return torch.gelu(halves.get(0), "tanh").mul(halves.get(1));
    }

    @Override
    public void close() {
        in.close();
        out.close();
    }
}
