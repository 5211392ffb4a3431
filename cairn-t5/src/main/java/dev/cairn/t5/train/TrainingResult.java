package dev.cairn.t5.train;

import java.nio.file.Path;

/**
 * A finished training.
 *
 * @param modelDir directory of the best model, ready for {@code TextGenerator.load}
 * @param steps optimiser steps done
 * @param bestStep step after which the best model was evaluated
 * @param bestValidationLoss its mean cross-entropy per target token
 */
public record TrainingResult(Path modelDir, int steps, int bestStep, double bestValidationLoss) {}
