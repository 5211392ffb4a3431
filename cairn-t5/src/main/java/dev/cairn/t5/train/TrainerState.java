package dev.cairn.t5.train;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Where a training stands after a step; the file {@code trainer_state.json} of a checkpoint.
 *
 * @param step optimiser steps done
 * @param epoch and {@code batchInEpoch}: the micro batch that comes next
 * @param bestStep step of the best evaluation so far, this one included
 * @param fingerprint what the run was begun with
 */
record TrainerState(
        int formatVersion,
        int step,
        int epoch,
        int batchInEpoch,
        double validationLoss,
        int bestStep,
        double bestValidationLoss,
        JsonNode fingerprint) {

    static final int FORMAT_VERSION = 1;

    boolean best() {
        return bestStep == step;
    }
}
