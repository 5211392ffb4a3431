package dev.cairn.t5.tensor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Dispatcher;
import org.bytedeco.pytorch.GenericList;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.OperatorHandle;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.Type;
import org.bytedeco.pytorch.global.torch;

/**
 * AdamW (Loshchilov and Hutter, decoupled weight decay) for one group of parameters, with all tensors updated by one
 * native call ({@code aten::_fused_adamw_}, which has no Java method and is reached through the dispatcher).
 */
public final class FusedAdamW implements UpdateRule {

    private static final String OPERATOR = "aten::_fused_adamw_";
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;

    private final Map<String, Tensor> parameters;
    private final Map<String, Tensor> firstMoments = new LinkedHashMap<>();
    private final Map<String, Tensor> secondMoments = new LinkedHashMap<>();
    private final List<Tensor> stepCounts = new ArrayList<>();
    private final OperatorHandle operator;
    private final Type.TypePtr tensorType;
    private final double weightDecay;
    private final double epsilon;

    /**
     * All moments 0.
     *
     * @param epsilon added to the root of the second moment
     */
    public FusedAdamW(Map<String, Tensor> parameters, double weightDecay, double epsilon) {
        this.parameters = new LinkedHashMap<>(parameters);
        this.weightDecay = weightDecay;
        this.epsilon = epsilon;
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            operator = Natives.keep(Dispatcher.singleton().findSchemaOrThrow(OPERATOR, ""));
            // From the schema: the constructor of GenericList from a type constant is the cast one. Once: reading a
            // schema
            // leaves a copy of it in memory.
            tensorType = Natives.keep(
                    operator.schema().arguments().getPointer(0).type().get().containedType(0));
            this.parameters.forEach((name, parameter) -> {
                firstMoments.put(name, Natives.keep(torch.zeros_like(parameter)));
                secondMoments.put(name, Natives.keep(torch.zeros_like(parameter)));
                stepCounts.add(Natives.keep(torch.zeros(new long[0], parameter.options())));
            });
        }
    }

    @Override
    public void step(double learningRate) {
        if (parameters.isEmpty()) {
            return;
        }
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            List<Tensor> gradients = new ArrayList<>();
            parameters.values().forEach(parameter -> gradients.add(parameter.grad()));
            Scalar one = new Scalar(1);
            stepCounts.forEach(count -> count.add_(one));
            IValue none = new IValue();
            operator.callBoxed(new IValueVector(
                    list(parameters.values()),
                    list(gradients),
                    list(firstMoments.values()),
                    list(secondMoments.values()),
                    list(List.of()),
                    list(stepCounts),
                    new IValue(learningRate),
                    new IValue(BETA1),
                    new IValue(BETA2),
                    new IValue(weightDecay),
                    new IValue(epsilon),
                    new IValue(false),
                    new IValue(false),
                    none,
                    none));
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
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            stepCounts.forEach(count -> count.fill_(new Scalar(steps)));
        }
    }

    @Override
    public void close() {
        state().values().forEach(Natives::free);
        stepCounts.forEach(Natives::free);
        Natives.free(tensorType);
        Natives.free(operator);
    }

    private IValue list(Iterable<Tensor> tensors) {
        GenericList list = new GenericList(tensorType);
        for (Tensor tensor : tensors) {
            list.push_back(new IValue(tensor));
        }
        return new IValue(list);
    }
}
