package dev.cairn.pipeline.train;

/**
 * A trained model.
 *
 * @param steps optimiser steps done
 * @param bestStep optimiser step of the best checkpoint; the model is the one of that step, unless it is a mean
 * @param averaged how many checkpoints the model is the mean of; 1 for a single one
 * @param validationLoss mean cross-entropy per target token
 * @param exactMatch share of a sample of validation rows answered exactly, by greedy decoding
 * @param bleu of the same answers, 0 to 100
 * @param directory the model, relative to the run directory
 */
public record TrainResult(
        String model,
        int trainRows,
        int validationRows,
        long parameters,
        int steps,
        int bestStep,
        int averaged,
        double validationLoss,
        double exactMatch,
        double bleu,
        String directory) {}
