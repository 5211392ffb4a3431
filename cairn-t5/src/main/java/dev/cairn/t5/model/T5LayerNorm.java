package dev.cairn.t5.model;

import dev.cairn.t5.T5Config;
import dev.cairn.t5.cpu.RmsNorm;
import dev.cairn.t5.cpu.step.NativeRows;
import dev.cairn.t5.cpu.step.RowNorm;
import dev.cairn.t5.cpu.step.StepShape;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** Layer normalisation without mean and without offset (RMS norm), over the last dimension. */
final class T5LayerNorm {

    private final Tensor weight;
    private final long width;
    private final double epsilon;

    T5LayerNorm(Weights weights, T5Config config) {
        width = config.dModel();
        weight = weights.get("weight", width);
        epsilon = config.layerNormEpsilon();
    }

    /** {@code (..., dModel)} to the same shape. */
    Tensor forward(Tensor x) {
        return torch.rms_norm(x, new long[] {width}, new TensorOptional(weight), new DoubleOptional(epsilon));
    }

    /** The same of {@code (rows, dModel)} on the CPU, without gradient. */
    Tensor onCpu(Tensor x) {
        return RmsNorm.of(x, weight, epsilon);
    }

    /** The same for a few rows on the CPU. */
    RowNorm onCpu(NativeRows normed, StepShape shape) {
        return new RowNorm(weight, epsilon, normed, shape);
    }
}
