package dev.cairn.core;

/**
 * Identity of a task.
 *
 * @param index position in the world's alphabetical task list, from 0
 * @param name the world's own name, for example {@code bring-thing}
 * @param code short topic code used in the literature ("real id"), for example {@code 7-1}
 */
public record TaskId(int index, String name, String code) {
    private static final int LONGEST = 100;

    public TaskId {
        if (index < 0 || name.isBlank() || code.isBlank()) {
            throw new IllegalArgumentException("task needs an index, a name and a code: " + index + " " + name);
        }
        requirePlain("name", name);
        requirePlain("code", code);
    }

    /** Both become names of files, which must not lead elsewhere. */
    private static void requirePlain(String what, String text) {
        boolean leads = text.startsWith(".")
                || text.length() > LONGEST
                || text.chars().anyMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
        if (leads) {
            throw new IllegalArgumentException(
                    "the " + what + " of a task has no slash, backslash or line break, no dot in front, and " + LONGEST
                            + " letters at most: '" + text + "'");
        }
    }

    @Override
    public String toString() {
        return code + " " + name;
    }
}
