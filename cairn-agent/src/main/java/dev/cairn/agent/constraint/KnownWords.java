package dev.cairn.agent.constraint;

import dev.cairn.core.Words;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * Words that a model sees as they are; placeholders stand for others. A word is known if it is a single token when a blank stands before
 * it. Safe for use by several threads.
 */
public final class KnownWords implements Predicate<String> {
    /** The word and the end of the text. */
    private static final int ONE_WORD = 2;

    private final ToIntFunction<String> length;
    private final Map<String, Boolean> tested = new ConcurrentHashMap<>();

    /** @param length tokens of a text, the end token counted */
    public KnownWords(ToIntFunction<String> length) {
        this.length = length;
    }

    /** The words of the tasks of training rows, which is what a model cannot be surprised by. */
    public static SortedSet<String> fit(Collection<String> tasks) {
        SortedSet<String> words = new TreeSet<>();
        tasks.forEach(task -> words.addAll(Words.of(task)));
        return words;
    }

    @Override
    public boolean test(String word) {
        return tested.computeIfAbsent(word, text -> length.applyAsInt(" " + text) == ONE_WORD);
    }

    /**
     * The same for a prompt whose task has words that no task of the training had: those count as unknown, token or not. A
     * model that has never been asked for a thing does not name it, whereas it has learnt to name whatever a placeholder stands for.
     *
     * @param task the task as the prompt tells it
     * @param familiar words of tasks in training, see {@link #fit}
     */
    public Predicate<String> in(String task, Set<String> familiar) {
        Set<String> strange = Words.of(task);
        strange.removeAll(familiar);
        return word -> test(word) && !strange.contains(word);
    }
}
