package dev.cairn.t5.generate;

import java.util.List;

/** Is told of tokens as they come; {@link dev.cairn.t5.GenerationListener} without texts. */
public interface SearchListener {

    /** Ignores everything. */
    SearchListener NONE = new SearchListener() {};

    /** The best tokens so far for the input at that place. */
    default void onTokens(int input, List<Integer> tokens) {}

    /** What is returned for the input at that place. */
    default void onHypotheses(int input, List<Hypothesis> hypotheses) {}

    /** Asked before every token. */
    default boolean isCancelled() {
        return false;
    }
}
