package dev.cairn.t5;

/**
 * One answer of a model.
 *
 * @param text decoded without padding and end-of-sequence tokens, other special tokens kept, stripped
 * @param tokens generated, end-of-sequence included
 * @param score mean log probability of the generated tokens, end-of-sequence included; higher is better, at most 0
 */
public record Generated(String text, int tokens, double score) {
    public Generated {
        T5Exception.given(text, "text");
    }

    /** Sum of the log probabilities of the generated tokens; at most 0. */
    public double logProbability() {
        return score * tokens;
    }
}
