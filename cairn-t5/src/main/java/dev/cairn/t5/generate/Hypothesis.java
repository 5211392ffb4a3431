package dev.cairn.t5.generate;

import java.util.List;

/**
 * A sequence that has ended.
 *
 * @param tokens without the start token; the end token is last unless the length limit cut the sequence
 * @param score sum of log probabilities divided by the number of tokens
 */
public record Hypothesis(List<Integer> tokens, double score) {
    public Hypothesis {
        tokens = List.copyOf(tokens);
    }
}
