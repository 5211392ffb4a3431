package dev.cairn.t5.train;

import java.nio.file.Path;

/**
 * A finished training.
 *
 * @param modelDir directory of the chosen model, ready for {@code TextGenerator.load}
 * @param steps optimiser steps done; fewer than asked for when patience ran out
 * @param bestStep step of the best single checkpoint
 * @param averaged how many checkpoints the chosen model is the mean of; 1 for that of {@code bestStep}
 * @param scores of the chosen model
 */
public record TrainingResult(Path modelDir, int steps, int bestStep, int averaged, Scores scores) {}
