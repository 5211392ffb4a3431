package dev.cairn.cli.stage;

import dev.cairn.t5.train.Schedule;
import dev.cairn.t5.train.TrainingConfig;

/**
 * How one model is trained, as it stands in a pipeline file.
 *
 * @param batchTokens encoder tokens of one micro batch, padding included
 * @param microBatches of one step, computed side by side on as many threads
 * @param maxInputLength prompts are cut on the right to this many tokens
 */
public record TrainPlan(
        int steps,
        double learningRate,
        int warmupSteps,
        int batchTokens,
        int microBatches,
        double weightDecay,
        double labelSmoothing,
        int maxInputLength,
        int maxTargetLength,
        int evaluateEvery) {

    TrainPlan withSteps(int count) {
        return new TrainPlan(
                count,
                learningRate,
                Math.min(warmupSteps, count),
                batchTokens,
                microBatches,
                weightDecay,
                labelSmoothing,
                maxInputLength,
                maxTargetLength,
                evaluateEvery);
    }

    TrainingConfig training(long seed) {
        return new TrainingConfig(
                steps,
                batchTokens,
                microBatches,
                learningRate,
                warmupSteps,
                Schedule.LINEAR,
                weightDecay,
                1.0,
                labelSmoothing,
                maxInputLength,
                maxTargetLength,
                evaluateEvery,
                seed);
    }
}
