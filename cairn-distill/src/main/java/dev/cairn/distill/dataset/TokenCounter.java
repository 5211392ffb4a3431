package dev.cairn.distill.dataset;

import java.util.function.ToIntFunction;

/**
 * Counts tokens as the model to be trained does.
 *
 * @param name of the tokenizer, for the data set's card
 * @param count tokens of a text, the end mark included; called by several threads
 * @param maxInput longest input the model is to see; longer ones are cut in training
 */
public record TokenCounter(String name, ToIntFunction<String> count, int maxInput) {
    public TokenCounter {
        if (maxInput < 1) {
            throw new IllegalArgumentException("longest input below 1: " + maxInput);
        }
    }
}
