package dev.cairn.t5.train;

import dev.cairn.t5.T5Model;
import dev.cairn.t5.tensor.FusedAdamW;
import dev.cairn.t5.tensor.Natives;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** AdamW with clipping; norms and position biases are not decayed. */
final class Optimizer implements AutoCloseable {

    private final Map<String, Tensor> parameters;
    private final FusedAdamW decayed;
    private final FusedAdamW plain;
    private final double maxGradNorm;

    Optimizer(T5Model model, TrainingConfig config) {
        parameters = model.parameters();
        maxGradNorm = config.maxGradNorm();
        Map<String, Tensor> decay = new LinkedHashMap<>();
        Map<String, Tensor> noDecay = new LinkedHashMap<>();
        parameters.forEach((name, parameter) -> {
            boolean exempt = name.contains("layer_norm") || name.contains("relative_attention_bias");
            (exempt ? noDecay : decay).put(name, parameter);
        });
        decayed = new FusedAdamW(decay, config.weightDecay());
        plain = new FusedAdamW(noDecay, 0);
    }

    /** Forgets the gradients of the last step. */
    void clearGradients() {
        try (PointerScope scope = new PointerScope()) {
            parameters.values().forEach(parameter -> parameter.mutable_grad().put(new Tensor()));
        }
    }

    /** Clips in place; returns the norm before, which is not finite when a gradient is not. */
    double clipGradients() {
        try (PointerScope scope = new PointerScope()) {
            return torch.clip_grad_norm_(new TensorVector(parameters.values().toArray(new Tensor[0])), maxGradNorm);
        }
    }

    void step(double learningRate) {
        decayed.step(learningRate);
        plain.step(learningRate);
    }

    Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>(decayed.state());
        state.putAll(plain.state());
        return state;
    }

    /** Takes over saved moments and frees them. */
    void restore(Map<String, Tensor> saved, int steps) {
        decayed.restore(saved, steps);
        plain.restore(saved, steps);
        saved.values().forEach(Natives::free);
    }

    @Override
    public void close() {
        clearGradients();
        decayed.close();
        plain.close();
    }
}
