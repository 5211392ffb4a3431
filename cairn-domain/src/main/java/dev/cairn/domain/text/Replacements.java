package dev.cairn.domain.text;

import java.util.ArrayList;
import java.util.List;

/** Texts to be replaced by others, one after the other in this order. */
public final class Replacements {
    private record Pair(String from, String to) {}

    private final List<Pair> pairs;

    private Replacements(List<Pair> pairs) {
        this.pairs = pairs;
    }

    /**
     * Replacements in the order in which they are done.
     *
     * @param texts each with what takes its place after it
     * @throws IllegalArgumentException if one has nothing that takes its place
     */
    public static Replacements of(String... texts) {
        if (texts.length % 2 != 0) {
            throw new IllegalArgumentException("no replacement for the last of " + texts.length + " texts");
        }
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < texts.length; i += 2) {
            pairs.add(new Pair(texts[i], texts[i + 1]));
        }
        return new Replacements(pairs);
    }

    /** The text with all of them done. */
    public String in(String text) {
        String result = text;
        for (Pair pair : pairs) {
            result = result.replace(pair.from(), pair.to());
        }
        return result;
    }
}
