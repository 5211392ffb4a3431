package dev.cairn.t5.train;

import java.nio.file.Path;

/** What happens in a training run, in order. Steps count from 1. */
public sealed interface TrainingEvent {

    /**
     * Training begins, from scratch or after {@link Resumed}.
     *
     * @param parameters numbers that are trained
     */
    record Started(int steps, int trainExamples, int validationExamples, long parameters) implements TrainingEvent {}

    /** A checkpoint was found; {@code step} steps are done. */
    record Resumed(int step) implements TrainingEvent {}

    /**
     * One optimiser step.
     *
     * @param loss mean cross-entropy per target token of the step's examples, before the update
     * @param gradNorm before clipping
     */
    record StepDone(int step, double loss, double learningRate, double gradNorm, double examplesPerSecond)
            implements TrainingEvent {}

    /** The validation set was scored. */
    record Evaluated(int step, Scores scores) implements TrainingEvent {}

    /** A checkpoint is complete on disk; {@code best} when it is the best so far. */
    record CheckpointSaved(int step, Path dir, boolean best) implements TrainingEvent {}

    /** The mean of the last checkpoints was scored; it is chosen if it is better than the best of them. */
    record Averaged(int checkpoints, Scores scores, boolean chosen) implements TrainingEvent {}

    /** Training is over and the chosen model is in place. */
    record Finished(TrainingResult result) implements TrainingEvent {}
}
