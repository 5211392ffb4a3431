package dev.cairn.t5.train;

import java.util.Objects;

/** One example of a text-to-text task. */
public record TextPair(String input, String target) {
    public TextPair {
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(target, "target");
    }
}
