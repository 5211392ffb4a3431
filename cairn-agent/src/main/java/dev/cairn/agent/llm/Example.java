package dev.cairn.agent.llm;

import dev.cairn.core.UserException;
import java.util.ArrayList;
import java.util.List;

/**
 * A solved episode to go by.
 *
 * @param start what the agent sees first
 */
record Example(String start, String task, List<Entry> entries) {
    /** For tasks without one. */
    static final Example NONE = new Example("", "", List.of());

    Example {
        entries = List.copyOf(entries);
    }

    /**
     * Reads an example: lines that begin with {@code #} are remarks; the first of the others is what the agent sees, the
     * second the task; then come pairs of lines, what the agent said after {@code >} and the answer.
     *
     * @param source for messages
     * @throws UserException if it is none
     */
    static Example parse(String text, String source) {
        List<String> lines = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
        if (lines.size() < 4 || lines.size() % 2 != 0) {
            throw bad(source, "it has " + lines.size() + " lines");
        }
        List<Entry> entries = new ArrayList<>();
        for (int i = 2; i < lines.size(); i += 2) {
            if (!lines.get(i).startsWith(">") || lines.get(i + 1).startsWith(">")) {
                throw bad(source, "a line with > and an answer do not take turns at '" + lines.get(i) + "'");
            }
            entries.add(new Entry(lines.get(i).substring(1).strip(), lines.get(i + 1)));
        }
        return new Example(lines.get(0), lines.get(1), entries);
    }

    private static UserException bad(String source, String found) {
        return new UserException(source + " is no example: " + found
                + "; write what the agent sees, the task, and then pairs of lines: > a command, and its answer");
    }

    /** The same without thoughts. */
    Example withoutThoughts() {
        return new Example(
                start,
                task,
                entries.stream().filter(entry -> !entry.isThought()).toList());
    }
}
