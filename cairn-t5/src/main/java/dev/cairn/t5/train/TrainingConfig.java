package dev.cairn.t5.train;

import dev.cairn.t5.T5Exception;
import java.util.Objects;

/**
 * How to train. Two runs with equal configuration, data and first weights have equal loss curves on the same machine.
 *
 * @param steps optimiser steps in all
 * @param batchTokens encoder tokens of one micro batch, padding included; a longer example is a batch of its own
 * @param gradientAccumulation micro batches per optimiser step, computed side by side on as many threads
 * @param learningRate peak
 * @param warmupSteps steps of linear warm-up from 0
 * @param weightDecay decoupled; norms and position biases are exempt
 * @param maxGradNorm gradients are scaled down to this norm
 * @param labelSmoothing share of the target probability spread over the vocabulary, in [0, 1)
 * @param maxInputLength inputs are cut on the right to this many tokens
 * @param maxTargetLength targets are cut likewise
 * @param evaluateEvery steps between evaluations; a checkpoint is saved after each
 * @param seed of first weights, order and dropout
 */
public record TrainingConfig(
        int steps,
        int batchTokens,
        int gradientAccumulation,
        double learningRate,
        int warmupSteps,
        Schedule schedule,
        double weightDecay,
        double maxGradNorm,
        double labelSmoothing,
        int maxInputLength,
        int maxTargetLength,
        int evaluateEvery,
        long seed) {

    public TrainingConfig {
        check(steps >= 1, "steps", steps, "at least 1");
        check(batchTokens >= 1, "batchTokens", batchTokens, "at least 1");
        check(gradientAccumulation >= 1, "gradientAccumulation", gradientAccumulation, "at least 1");
        check(learningRate > 0, "learningRate", learningRate, "above 0");
        check(warmupSteps >= 0 && warmupSteps <= steps, "warmupSteps", warmupSteps, "from 0 to steps");
        Objects.requireNonNull(schedule, "schedule");
        check(weightDecay >= 0, "weightDecay", weightDecay, "at least 0");
        check(maxGradNorm > 0, "maxGradNorm", maxGradNorm, "above 0");
        check(labelSmoothing >= 0 && labelSmoothing < 1, "labelSmoothing", labelSmoothing, "in [0, 1)");
        check(maxInputLength >= 1, "maxInputLength", maxInputLength, "at least 1");
        check(maxTargetLength >= 1, "maxTargetLength", maxTargetLength, "at least 1");
        check(evaluateEvery >= 1, "evaluateEvery", evaluateEvery, "at least 1");
    }

    /** Learning rate of a step, counted from 1. */
    double learningRateAt(int step) {
        return learningRate * schedule.factor(step, warmupSteps, steps);
    }

    private static void check(boolean ok, String name, Object value, String expected) {
        if (!ok) {
            throw new T5Exception("Training option " + name + " is " + value + ", expected " + expected);
        }
    }
}
