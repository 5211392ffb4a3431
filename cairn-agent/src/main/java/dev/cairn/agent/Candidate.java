package dev.cairn.agent;

import java.util.List;

/**
 * One answer of a model.
 *
 * @param text without marks; may be empty
 * @param logProbability sum over its tokens, at most 0
 */
public record Candidate(String text, double logProbability) {
    /** The texts alone, in the same order. */
    public static List<String> texts(List<Candidate> candidates) {
        return candidates.stream().map(Candidate::text).toList();
    }
}
