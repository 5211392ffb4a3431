package dev.cairn.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;

/**
 * A sub-goal in call style, for example {@code navigate_to(kitchen)} or {@code put(cup, box)}. Any text is allowed,
 * since language models write what they like; {@link #head()} and {@link #arguments()} read what they can from it.
 */
public record SubGoal(@JsonValue String text) {
    @JsonCreator
    public SubGoal {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a sub-goal needs a text");
        }
    }

    public static SubGoal of(String head, String... arguments) {
        return new SubGoal(head + "(" + String.join(", ", arguments) + ")");
    }

    /** Text before the first bracket. */
    public String head() {
        int bracket = text.indexOf('(');
        return (bracket < 0 ? text : text.substring(0, bracket)).strip();
    }

    /** Texts between the first and the last bracket, split at commas; empty if there are none. */
    public List<String> arguments() {
        int from = text.indexOf('(');
        int to = text.lastIndexOf(')');
        if (from < 0 || to <= from + 1) {
            return List.of();
        }
        return Arrays.stream(text.substring(from + 1, to).split(","))
                .map(String::strip)
                .filter(argument -> !argument.isEmpty())
                .toList();
    }

    @Override
    public String toString() {
        return text;
    }
}
