package dev.cairn.agent.constraint;

import dev.cairn.core.Words;
import java.util.Map;
import java.util.Set;
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

    /**
     * The same for a prompt whose task has words that no task of the training had: those count as unknown, token or not. A
     * model that has never been asked for a thing does not name it, whereas it has learnt to name whatever a stand-in stands for.
     *
     * @param task the task as the prompt tells it
     * @param familiar words of tasks in training; if there are none, nothing is known of them
     */
    public Predicate<String> in(String task, Set<String> familiar) {
        if (familiar.isEmpty()) {
            return this;
        }
        Set<String> strange = Words.of(task);
        strange.removeAll(familiar);
        return word -> test(word) && !strange.contains(word);
    }
}
