package dev.cairn.t5.train.update;

import dev.cairn.t5.tensor.Natives;
import dev.cairn.t5.tensor.NoGradScope;
import dev.cairn.t5.tensor.Operators;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.OperatorHandle;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * AdamW (Loshchilov and Hutter, decoupled weight decay) for one group of parameters, with all tensors updated by one
 * native call ({@code aten::_fused_adamw_}, which has no Java method).
 */
final class FusedAdamW implements UpdateRule {

    private static final OperatorHandle OPERATOR = Operators.find("aten::_fused_adamw_");
    private static final Scalar ONE = Natives.keep(new Scalar(1));
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    /** Added to the root of the second moment. */
    private static final double EPSILON = 1e-8;

    private final Map<String, Tensor> parameters;
    private final Map<String, Tensor> firstMoments = new LinkedHashMap<>();
    private final Map<String, Tensor> secondMoments = new LinkedHashMap<>();
    private final List<Tensor> stepCounts = new ArrayList<>();
    private final IValue parameterList;
    private final IValue firstMomentList;
    private final IValue secondMomentList;
    private final IValue stepCountList;
    private final double weightDecay;

    /** All moments 0. */
    FusedAdamW(Map<String, Tensor> parameters, double weightDecay) {
        this.parameters = new LinkedHashMap<>(parameters);
        this.weightDecay = weightDecay;
        try (NoGradScope scope = NoGradScope.open()) {
            this.parameters.forEach((name, parameter) -> {
                firstMoments.put(name, Natives.keep(torch.zeros_like(parameter)));
                secondMoments.put(name, Natives.keep(torch.zeros_like(parameter)));
                stepCounts.add(Natives.keep(torch.zeros(new long[0], parameter.options())));
            });
            parameterList = Natives.keep(Foreach.list(this.parameters.values()));
            firstMomentList = Natives.keep(Foreach.list(firstMoments.values()));
            secondMomentList = Natives.keep(Foreach.list(secondMoments.values()));
            stepCountList = Natives.keep(Foreach.list(stepCounts));
        }
    }

    @Override
    public void step(double learningRate) {
        if (parameters.isEmpty()) {
            return;
        }
        try (NoGradScope scope = NoGradScope.open()) {
            List<Tensor> gradients = new ArrayList<>();
            parameters.values().forEach(parameter -> gradients.add(parameter.grad()));
            Foreach.add(stepCountList, ONE);
            Operators.call(
                    OPERATOR,
                    parameterList,
                    Foreach.list(gradients),
                    firstMomentList,
                    secondMomentList,
                    Foreach.list(List.of()),
                    stepCountList,
                    new IValue(learningRate),
                    new IValue(BETA1),
                    new IValue(BETA2),
                    new IValue(weightDecay),
                    new IValue(EPSILON),
                    new IValue(false),
                    new IValue(false),
                    Operators.NONE,
                    Operators.NONE);
        }
    }

    /** Moments by name: {@code exp_avg.<parameter>} and {@code exp_avg_sq.<parameter>}; the tensors are not copies. */
    @Override
    public Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        firstMoments.forEach((name, moment) -> state.put("exp_avg." + name, moment));
        secondMoments.forEach((name, moment) -> state.put("exp_avg_sq." + name, moment));
        return state;
    }

    @Override
    public void restore(Map<String, Tensor> saved, int steps) {
        UpdateRule.super.restore(saved, steps);
        try (NoGradScope scope = NoGradScope.open()) {
            stepCounts.forEach(count -> count.fill_(new Scalar(steps)));
        }
    }

    @Override
    public void close() {
        state().values().forEach(Natives::free);
        stepCounts.forEach(Natives::free);
        Natives.free(parameterList);
        Natives.free(firstMomentList);
        Natives.free(secondMomentList);
        Natives.free(stepCountList);
    }
}
