package dev.cairn.t5.train;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Where a training stands after a step; the file {@code trainer_state.json} of a checkpoint.
 *
 * @param step optimiser steps done
 * @param epoch and {@code batchInEpoch}: the micro batch that comes next
 * @param scores of the last evaluation
 * @param bestStep step of the best evaluation so far, the last one included
 * @param bestScores of that step
 * @param evaluationsSinceBest evaluations after that step
 * @param fingerprint what the run was begun with
 */
record TrainerState(
        int formatVersion,
        int step,
        int epoch,
        int batchInEpoch,
        Scores scores,
        int bestStep,
        Scores bestScores,
        int evaluationsSinceBest,
        JsonNode fingerprint) {

    static final int FORMAT_VERSION = 2;

    static TrainerState start(RunFingerprint fingerprint) {
        return new TrainerState(FORMAT_VERSION, 0, 0, 0, Scores.NONE, 0, Scores.NONE, 0, fingerprint.json());
    }

    TrainerState evaluated(int newStep, BatchCursor cursor, Scores found, ModelSelection.Criterion criterion) {
        boolean better = bestStep == 0 || criterion.better(found, bestScores);
        return new TrainerState(
                formatVersion,
                newStep,
                cursor.epoch(),
                cursor.position(),
                found,
                better ? newStep : bestStep,
                better ? found : bestScores,
                better ? 0 : evaluationsSinceBest + 1,
                fingerprint);
    }

    /** The same evaluations, some steps later. */
    TrainerState movedTo(int newStep, BatchCursor cursor) {
        return new TrainerState(
                formatVersion,
                newStep,
                cursor.epoch(),
                cursor.position(),
                scores,
                bestStep,
                bestScores,
                evaluationsSinceBest,
                fingerprint);
    }

    boolean best() {
        return bestStep == step;
    }

    boolean outOf(int patience) {
        return patience > 0 && evaluationsSinceBest >= patience;
    }
}
