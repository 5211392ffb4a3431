package dev.cairn.cli.stage;

import dev.cairn.t5.train.Schedule;
import dev.cairn.t5.train.TrainingConfig;

/**
 * How one model is trained, as it stands in a pipeline file.
 *
 * @param batchTokens encoder tokens of one batch, padding included
 * @param maxInputLength prompts are cut on the right to this many tokens
 */
public record TrainPlan(
        int steps,
        double learningRate,
        int warmupSteps,
        int batchTokens,
        double weightDecay,
        double labelSmoothing,
        int maxInputLength,
        int maxTargetLength,
        int evaluateEvery) {

    TrainingConfig training(long seed) {
        return new TrainingConfig(
                steps,
                batchTokens,
                1,
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
