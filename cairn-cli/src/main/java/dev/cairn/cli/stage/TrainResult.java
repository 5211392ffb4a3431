package dev.cairn.cli.stage;

/**
 * A trained model.
 *
 * @param bestStep optimiser step of the best validation loss; the model is the one of that step
 * @param validationLoss mean cross-entropy per target token
 * @param exactMatch share of a sample of validation rows answered exactly, by greedy decoding, at the last evaluation
 * @param directory the model, relative to the run directory
 */
public record TrainResult(
        String model,
        int trainRows,
        int validationRows,
        long parameters,
        int steps,
        int bestStep,
        double validationLoss,
        double exactMatch,
        String directory) {}
