package dev.cairn.core;

/** One variation of a task: a particular world, and the split it belongs to. */
public record Variation(TaskId task, int number, Split split) {
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
