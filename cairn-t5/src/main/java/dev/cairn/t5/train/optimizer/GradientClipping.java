package dev.cairn.t5.train.optimizer;

import dev.cairn.t5.tensor.Natives;
import dev.cairn.t5.tensor.NoGradScope;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Clipping of gradients by the norm of all of them together. */
final class GradientClipping {

    private static final Scalar ONE = Natives.keep(new Scalar(1));
    private static final Scalar EPSILON = Natives.keep(new Scalar(1e-6));

    private GradientClipping() {}

    /**
     * Scales the gradients so that all together have at most that norm, as {@code clip_grad_norm_} of PyTorch does.
     *
     * @return the norm before, which is not finite when a gradient is not
     */
    static double clip(Iterable<Tensor> parameters, double maxNorm) {
        try (NoGradScope scope = NoGradScope.open()) {
            List<Tensor> gradients = new ArrayList<>();
            for (Tensor parameter : parameters) {
                Tensor gradient = parameter.grad();
                if (gradient.defined()) {
                    gradients.add(gradient);
                }
            }
            if (gradients.isEmpty()) {
                return 0;
            }
            IValue all = Foreach.list(gradients);
            Tensor norm = torch.stack(Foreach.norms(all), 0).norm();
            Tensor factor =
                    norm.add(EPSILON).reciprocal().mul(new Scalar(maxNorm)).clamp_max(ONE);
            Foreach.multiply(all, factor);
            return norm.item_double();
        }
    }
}
