package dev.cairn.t5.train;

import dev.cairn.t5.T5Exception;

/** One example of a text-to-text task. */
public record TextPair(String input, String target) {
    public TextPair {
        T5Exception.given(input, "input");
        T5Exception.given(target, "target");
    }
}
