package dev.cairn.core;

/**
 * Identity of a task.
 *
 * @param index position in the world's alphabetical task list, from 0
 * @param name the world's own name, for example {@code bring-thing}
 * @param code short topic code used in the literature ("real id"), for example {@code 7-1}
 */
public record TaskId(int index, String name, String code) {
    public TaskId {
        if (index < 0 || name.isBlank() || code.isBlank()) {
            throw new IllegalArgumentException("task needs an index, a name and a code: " + index + " " + name);
        }
    }

    @Override
    public String toString() {
        return code + " " + name;
    }
}
