package dev.cairn.domain.action;

import java.util.Set;

/** Words of English that begin an argument of an action, for worlds that say nothing of their own actions. */
public final class Prepositions {
    private static final Set<String> ALL = Set.of(
            "about", "around", "at", "behind", "down", "for", "from", "in", "inside", "into", "off", "on", "onto",
            "out", "over", "through", "to", "under", "up", "using", "with");

    private Prepositions() {}

    /** Whether a word is one of them; {@code of} is not, since it is mostly a part of names. */
    public static boolean contains(String word) {
        return ALL.contains(word);
    }
}
