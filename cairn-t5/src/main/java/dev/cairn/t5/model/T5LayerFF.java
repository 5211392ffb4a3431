package dev.cairn.t5.model;

import dev.cairn.t5.FeedForward;
import dev.cairn.t5.T5Config;
import dev.cairn.t5.cpu.FusedFeedForward;
import dev.cairn.t5.cpu.GatedGelu;
import dev.cairn.t5.cpu.step.FeedForwardStep;
import dev.cairn.t5.cpu.step.NativeRows;
import dev.cairn.t5.cpu.step.StepLayer;
import dev.cairn.t5.cpu.step.StepShape;
import dev.cairn.t5.tensor.Natives;
import dev.cairn.t5.tensor.Projection;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Norm, feed-forward, residual; the inner part is {@code DenseReluDense}, also where it is gated. */
final class T5LayerFF implements AutoCloseable {

    private static final Scalar CUBE = Natives.keep(new Scalar(0.044715));
    private static final Scalar TWICE_SLOPE = Natives.keep(new Scalar(2 * Math.sqrt(2 / Math.PI)));

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
        in = kind.isGated()
                ? projections.apart(dense.get("wi_0.weight", inner, width), dense.get("wi_1.weight", inner, width))
                : projections.joined(dense.get("wi.weight", inner, width));
        out = projections.joined(dense.get("wo.weight", width, inner));
        this.dropout = dropout;
    }

    /** {@code (B, L, dModel)} to the same shape. */
    Tensor forward(Tensor x) {
        if (kind == FeedForward.GATED_GELU
                && in instanceof LinearProjection toInner
                && out instanceof LinearProjection toOuter
                && FusedKernels.suitMaps(x)) {
            return x.add(dropout.apply(FusedFeedForward.of(
                    norm.forward(x),
                    toInner.weight(0),
                    toInner.weight(1),
                    toOuter.weight(),
                    dropout.rate(),
                    FusedKernels.factors())));
        }
        return dropout.addedTo(x, out, dropout.apply(inner(norm.forward(x))));
    }

    /** The same with prepared weights on the CPU, in place: {@code (rows, dModel)}. */
    void addOnCpu(Tensor x) {
        out.addTo(x, innerOnCpu(norm.onCpu(x)));
    }

    /** The same for a few rows on the CPU. */
    StepLayer stepOnCpu(NativeRows normed, StepShape shape) {
        return new FeedForwardStep(norm.onCpu(normed, shape), x -> out.forward(innerOnCpu(x)), shape);
    }

    private Tensor innerOnCpu(Tensor x) {
        return switch (kind) {
            case RELU -> in.forward(x).relu_();
            case GATED_GELU -> {
                TensorVector halves = in.apart(x, 2);
                yield GatedGelu.of(halves.get(0), halves.get(1));
            }
            case GATED_SILU -> {
                TensorVector halves = in.apart(x, 2);
                yield torch.silu(halves.get(0)).mul_(halves.get(1));
            }
        };
    }

    private Tensor inner(Tensor x) {
        return switch (kind) {
            case RELU -> torch.relu(in.forward(x));
            case GATED_GELU -> gated(in.apart(x, 2));
            case GATED_SILU -> {
                TensorVector halves = in.apart(x, 2);
                yield torch.silu(halves.get(0)).mul(halves.get(1));
            }
        };
    }

    private static Tensor gated(TensorVector halves) {
        Tensor x = halves.get(0);
        return x.is_cuda() || x.requires_grad()
                ? torch.gelu(x, "tanh").mul(halves.get(1))
                : geluBySigmoid(x).mul_(halves.get(1));
    }

    /** {@code (1 + tanh(u)) / 2} is {@code sigmoid(2u)}, and libtorch takes four times as long for tanh on the CPU. */
    private static Tensor geluBySigmoid(Tensor x) {
        Tensor u = torch.addcmul(x, x, x.mul(x), CUBE);
        return u.mul_(TWICE_SLOPE).sigmoid_().mul_(x);
    }

    @Override
    public void close() {
        in.close();
        out.close();
    }
}
