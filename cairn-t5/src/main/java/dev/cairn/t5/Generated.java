package dev.cairn.t5;

import java.util.Objects;

/**
 * One answer of a model.
 *
 * @param text decoded without padding and end-of-sequence tokens, other special tokens kept, stripped
 * @param score mean log probability of the generated tokens, end-of-sequence included; higher is better, at most 0
 */
public record Generated(String text, double score) {
    public Generated {
        Objects.requireNonNull(text, "text");
    }
}
