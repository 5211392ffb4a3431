package dev.cairn.scienceworld.inside.naming;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * {@code InputParser.tokenize}: words without articles. The original runs a regular expression for each name of each
 * object at each parse; the names repeat, so the words are remembered.
 */
public final class Tokens {
    /** Names of an episode number some thousands; this bounds what hostile input can leave behind. */
    private static final int CAPACITY = 20_000;

    private static final int LONGEST = 200;
    private static final ConcurrentMap<String, String[]> KNOWN = new ConcurrentHashMap<>();

    private Tokens() {}

    public static String[] tokenize(String text) {
        if (text.length() > LONGEST) {
            return split(text);
        }
        String[] known = KNOWN.get(text);
        if (known == null) {
            known = split(text);
            if (KNOWN.size() >= CAPACITY) {
                KNOWN.clear();
            }
            KNOWN.put(text, known);
        }
        return known.clone();
    }

    static String[] split(String text) {
        String[] words = text.trim().replaceAll("\\s+", " ").split(" ");
        return Arrays.stream(words)
                .filter(word -> !word.equals("a") && !word.equals("an") && !word.equals("the"))
                .toArray(String[]::new);
    }
}
