package dev.cairn.t5;

import java.util.List;

/**
 * Is told how a generation gets on, and can end it. Called on the threads that compute, never two at a time for one generation, which
 * waits meanwhile.
 */
public interface GenerationListener {

    /** Ignores everything. */
    GenerationListener NONE = new GenerationListener() {};

    /**
     * A token has come.
     *
     * @param input place of the input in the list
     * @param text best answer to it so far. Greedy and sampled answers (the first of several) only grow; in a beam search another
     *     beginning may take over
     */
    default void onText(int input, String text) {}

    /**
     * The answers to an input are there. Called once for each input, in the order in which they are done.
     *
     * @param input place of the input in the list
     * @param answers as they will be returned
     */
    default void onAnswers(int input, List<Generated> answers) {}

    /** Asked before every token; {@code true} ends the generation with {@link T5Exception.Cancelled}. */
    default boolean isCancelled() {
        return false;
    }
}
