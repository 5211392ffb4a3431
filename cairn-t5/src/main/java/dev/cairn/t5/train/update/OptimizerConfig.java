package dev.cairn.t5.train.update;

import dev.cairn.t5.T5Exception;
import dev.cairn.t5.train.optimizer.Algorithm;
import dev.cairn.t5.train.optimizer.Schedule;
import java.util.List;

/**
 * How gradients become updates: AdamW (beta 0.9 and 0.999, epsilon 1e-8) or Muon, clipping, learning rate.
 *
 * @param algorithm of the matrices within layers; for all other parameters it is AdamW
 * @param learningRate peak
 * @param warmupSteps steps of linear warm-up; the first step has one {@code warmupSteps}-th of the peak
 * @param weightDecay decoupled, of the parameters in no group
 * @param maxGradNorm gradients are scaled down to this norm, all together; {@code Double.POSITIVE_INFINITY} for never
 * @param groups the first that takes a parameter decides its decay and rate
 */
public record OptimizerConfig(
        Algorithm algorithm,
        double learningRate,
        int warmupSteps,
        Schedule schedule,
        double weightDecay,
        double maxGradNorm,
        List<ParameterGroup> groups) {

    public OptimizerConfig {
        T5Exception.given(algorithm, "algorithm");
        T5Exception.requireOption(learningRate > 0, "learningRate", learningRate, "above 0");
        T5Exception.requireOption(warmupSteps >= 0, "warmupSteps", warmupSteps, "at least 0");
        T5Exception.given(schedule, "schedule");
        T5Exception.requireOption(weightDecay >= 0, "weightDecay", weightDecay, "at least 0");
        T5Exception.requireOption(maxGradNorm > 0, "maxGradNorm", maxGradNorm, "above 0");
        groups = List.copyOf(groups);
    }
}
