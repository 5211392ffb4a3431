package dev.cairn.t5;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Norm, feed-forward, residual; the inner part is {@code DenseReluDense}, also where it is a gated GELU. */
final class T5LayerFF implements AutoCloseable {

    private final T5LayerNorm norm;
    private final FeedForward kind;
    private final FusedLinear in;
    private final Tensor out;
    private final long innerWidth;
    private final Dropout dropout;

    T5LayerFF(Weights weights, T5Config config, Dropout dropout, boolean frozen) {
        norm = new T5LayerNorm(weights.below("layer_norm"), config);
        kind = config.feedForward();
        innerWidth = config.dFf();
        Weights dense = weights.below("DenseReluDense");
        int width = config.dModel();
        in = switch (kind) {
            case RELU -> FusedLinear.of(frozen, dense.get("wi.weight", innerWidth, width));
            case GATED_GELU ->
                FusedLinear.of(
                        frozen,
                        dense.get("wi_0.weight", innerWidth, width),
                        dense.get("wi_1.weight", innerWidth, width));
        };
        out = dense.get("wo.weight", width, innerWidth);
        this.dropout = dropout;
    }

    /** {@code (B, L, dModel)} to the same shape. */
    Tensor forward(Tensor x) {
        Tensor hidden = dropout.apply(activate(in.forward(norm.forward(x))));
        return x.add(dropout.apply(torch.linear(hidden, out)));
    }

    private Tensor activate(Tensor y) {
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
    }
}
