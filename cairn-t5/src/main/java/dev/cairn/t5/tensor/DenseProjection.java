package dev.cairn.t5.tensor;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** A map over a copy of the weights in one type, on their device: what accelerators multiply fastest. */
public final class DenseProjection implements Projection {

    private final Tensor weight;
    private final ScalarType type;

    private DenseProjection(Tensor weight, ScalarType type) {
        this.weight = weight;
        this.type = type;
    }

    /**
     * Copies the weights.
     *
     * @param weight {@code (out, in)}
     * @param type {@code Float}, {@code BFloat16} or {@code Half}: inputs are rounded to it, results are single precision
     */
    public static DenseProjection of(Tensor weight, ScalarType type) {
        try (NoGradScope scope = NoGradScope.open()) {
            return new DenseProjection(Natives.keep(weight.detach().to(type).clone()), type);
        }
    }

    @Override
    public Tensor forward(Tensor x) {
        return type == ScalarType.Float
                ? torch.linear(x, weight)
                : torch.linear(x.to(type), weight).to(ScalarType.Float);
    }

    @Override
    public void close() {
        Natives.free(weight);
    }
}
