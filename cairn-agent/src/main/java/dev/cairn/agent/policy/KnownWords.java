package dev.cairn.agent.policy;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/** Words that are a single token for a model when a blank stands before them. Safe for use by several threads. */
public final class KnownWords implements Predicate<String> {
    /** The word and the end of the text. */
    private static final int ONE_WORD = 2;

    private final ToIntFunction<String> length;
    private final Map<String, Boolean> tested = new ConcurrentHashMap<>();

    /** @param length tokens of a text, the end token counted */
    public KnownWords(ToIntFunction<String> length) {
        this.length = length;
    }

    @Override
    public boolean test(String word) {
        return tested.computeIfAbsent(word, text -> length.applyAsInt(" " + text) == ONE_WORD);
    }
}
