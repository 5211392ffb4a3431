package dev.cairn.agent.match;

import dev.cairn.core.Words;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** How far actions agree with a text in their words: Jaccard index of the two sets. */
public final class WordOverlap {
    private WordOverlap() {}

    /** Those that agree most first; of equal ones short ones first, then by text. */
    public static List<String> ranked(String text, Collection<String> actions) {
        Set<String> wanted = Words.separated(text);
        return actions.stream()
                .sorted(Comparator.comparingDouble((String action) -> -jaccard(wanted, Words.separated(action)))
                        .thenComparing(String::length)
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static double jaccard(Set<String> a, Set<String> b) {
        long shared = a.stream().filter(b::contains).count();
        return (double) shared / (a.size() + b.size() - shared);
    }
}
