package dev.cairn.core;

import com.fasterxml.jackson.annotation.JsonAlias;

/**
 * One variation of a task: a particular world, and the split it belongs to. Files of trajectories that were recorded when the field was
 * called {@code fold} are read too: to record or annotate them again costs time or money.
 */
public record Variation(
        TaskId task, int number, @JsonAlias("fold") Split split) {
    public Variation {
        if (number < 0) {
            throw new IllegalArgumentException("variation number below 0: " + number);
        }
    }

    /** {@code 7-1/93}: unique within a world, used as key in logs. */
    public String key() {
        return task.code() + "/" + number;
    }
}
