package dev.cairn.t5.train;

import dev.cairn.t5.T5Exception;
import dev.cairn.t5.lora.LoraConfig;
import dev.cairn.t5.model.GradientMode;
import dev.cairn.t5.train.update.OptimizerConfig;
import java.util.Optional;

/**
 * What a {@link TrainingConfig} says.
 *
 * @param steps optimiser steps, if nothing stops training earlier
 * @param batchTokens encoder tokens of one micro batch, padding included; a longer example is a batch of its own
 * @param gradientAccumulation micro batches per optimiser step, computed side by side on as many threads
 * @param labelSmoothing share of the target probability spread over the vocabulary, in [0, 1)
 * @param maxInputLength inputs are cut on the right to this many tokens
 * @param maxTargetLength targets are cut likewise
 * @param lora trains adapters only, which are merged into the model at the end
 * @param gradients memory and precision of computing them
 * @param seed of first weights, order and dropout
 */
record TrainingOptions(
        int steps,
        int batchTokens,
        int gradientAccumulation,
        OptimizerConfig optimizer,
        double labelSmoothing,
        int maxInputLength,
        int maxTargetLength,
        ModelSelection selection,
        Optional<LoraConfig> lora,
        GradientMode gradients,
        long seed) {

    TrainingOptions {
        T5Exception.requireOption(steps >= 1, "steps", steps, "at least 1");
        T5Exception.requireOption(batchTokens >= 1, "batchTokens", batchTokens, "at least 1");
        T5Exception.requireOption(
                gradientAccumulation >= 1, "gradientAccumulation", gradientAccumulation, "at least 1");
        T5Exception.given(optimizer, "optimizer");
        T5Exception.requireOption(
                optimizer.warmupSteps() <= steps, "warmupSteps", optimizer.warmupSteps(), "from 0 to steps");
        T5Exception.requireOption(
                labelSmoothing >= 0 && labelSmoothing < 1, "labelSmoothing", labelSmoothing, "in [0, 1)");
        T5Exception.requireOption(maxInputLength >= 1, "maxInputLength", maxInputLength, "at least 1");
        T5Exception.requireOption(maxTargetLength >= 1, "maxTargetLength", maxTargetLength, "at least 1");
        T5Exception.given(selection, "selection");
        T5Exception.given(gradients, "gradients");
        T5Exception.requireOption(
                lora.isEmpty() || selection.averageLast() < 2,
                "averageLast",
                selection.averageLast(),
                "0 with LoRA: a mean of merged models is no adapter any more");
    }

    /** Learning rate of a step, counted from 1. */
    double learningRateAt(int step) {
        return optimizer.learningRate() * optimizer.schedule().factor(step, optimizer.warmupSteps(), steps);
    }
}
