package dev.cairn.t5.train.update;

import dev.cairn.t5.tensor.Natives;
import dev.cairn.t5.tensor.NoGradScope;
import dev.cairn.t5.train.optimizer.Algorithm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * AdamW or Muon with clipping over groups of parameters. In a training loop: {@link #clearGradients}, {@link
 * dev.cairn.t5.T5Model#addGradients}, {@link #clipGradients}, {@link #step}.
 */
public final class Optimizer implements AutoCloseable {

    private static final Scalar ONE = Natives.keep(new Scalar(1));
    /** Keeps the division by a norm of 0 finite. */
    private static final Scalar EPSILON = Natives.keep(new Scalar(1e-6));

    private record Group(UpdateRule rule, double learningRateFactor) {}

    private final Map<String, Tensor> parameters;
    private final List<Group> groups = new ArrayList<>();
    private final double maxGradNorm;
    private final boolean bf16;

    /**
     * All moments 0; everything in single precision.
     *
     * @param parameters by name, as {@link dev.cairn.t5.T5Model#parameters}; they stay the caller's
     */
    public Optimizer(Map<String, Tensor> parameters, OptimizerConfig config) {
        this(parameters, config, false);
    }

    /**
     * As above.
     *
     * @param bf16 on the CPU Muon multiplies in bfloat16; moments and updates are single precision all the same
     */
    public Optimizer(Map<String, Tensor> parameters, OptimizerConfig config, boolean bf16) {
        this.parameters = parameters;
        this.bf16 = bf16;
        maxGradNorm = config.maxGradNorm();
        Map<String, Tensor> rest = new LinkedHashMap<>(parameters);
        for (ParameterGroup group : config.groups()) {
            Map<String, Tensor> taken = new LinkedHashMap<>(rest);
            taken.keySet().removeIf(name -> !group.takes(name));
            rest.keySet().removeAll(taken.keySet());
            add(taken, config, group.weightDecay(), group.learningRateFactor());
        }
        add(rest, config, config.weightDecay(), 1);
    }

    private void add(Map<String, Tensor> tensors, OptimizerConfig config, double weightDecay, double factor) {
        Map<String, Tensor> others = new LinkedHashMap<>(tensors);
        if (config.algorithm() == Algorithm.MUON) {
            Map<String, Tensor> matrices = new LinkedHashMap<>(tensors);
            matrices.entrySet().removeIf(parameter -> !isOfLayer(parameter.getKey(), parameter.getValue()));
            others.keySet().removeAll(matrices.keySet());
            groups.add(new Group(new Muon(matrices, weightDecay, bf16), factor));
        }
        groups.add(new Group(new FusedAdamW(others, weightDecay), factor));
    }

    /** Whether these are the weights of a linear map within a layer; tables of embeddings and of position biases are none. */
    private static boolean isOfLayer(String name, Tensor weights) {
        return weights.dim() == 2 && name.contains(".block.") && !name.contains("relative_attention_bias");
    }

    /** Forgets the gradients of the last step. */
    public void clearGradients() {
        try (PointerScope scope = new PointerScope()) {
            parameters.values().forEach(parameter -> parameter.mutable_grad().put(new Tensor()));
        }
    }

    /**
     * Scales the gradients so that all together have at most the norm of the configuration, as {@code clip_grad_norm_} of PyTorch
     * does.
     *
     * @return the norm before, which is not finite when a gradient is not
     */
    public double clipGradients() {
        try (NoGradScope scope = NoGradScope.open()) {
            List<Tensor> gradients = parameters.values().stream()
                    .map(Tensor::grad)
                    .filter(Tensor::defined)
                    .toList();
            if (gradients.isEmpty()) {
                return 0;
            }
            IValue all = Foreach.list(gradients);
            Tensor norm = torch.stack(Foreach.norms(all), 0).norm();
            Tensor factor =
                    norm.add(EPSILON).reciprocal().mul(new Scalar(maxGradNorm)).clamp_max(ONE);
            Foreach.multiply(all, factor);
            return norm.item_double();
        }
    }

    /** One update from the gradients; groups may have a factor of their own on the rate. */
    public void step(double learningRate) {
        groups.forEach(group -> group.rule().step(learningRate * group.learningRateFactor()));
    }

    /** Moments and momenta by name; the tensors are not copies. */
    public Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        groups.forEach(group -> state.putAll(group.rule().state()));
        return state;
    }

    /** Takes over saved moments and frees them. */
    public void restore(Map<String, Tensor> saved, int steps) {
        groups.forEach(group -> group.rule().restore(saved, steps));
        saved.values().forEach(Natives::free);
    }

    @Override
    public void close() {
        clearGradients();
        groups.forEach(group -> group.rule().close());
    }
}
