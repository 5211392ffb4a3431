package dev.cairn.cli.stage;

import java.util.List;
import java.util.SplittableRandom;

/** Words, letters and numbers that mean nothing, so that a model learns nothing from them but to repeat them. */
final class MadeUpNames {
    private static final String ONSETS = "bcdfghjklmnprstvwyz";
    private static final String VOWELS = "aeiou";
    private static final List<String> CODAS = List.of("", "", "", "l", "m", "n", "r", "s", "t", "st", "nd", "ck", "p");
    private static final int MOST_SYLLABLES = 3;
    private static final int NUMBERS = 100;

    private final SplittableRandom random;

    MadeUpNames(SplittableRandom random) {
        this.random = random;
    }

    String word() {
        StringBuilder word = new StringBuilder();
        int syllables = random.nextInt(1, MOST_SYLLABLES + 1);
        for (int i = 0; i < syllables; i++) {
            word.append(any(ONSETS)).append(any(VOWELS)).append(CODAS.get(random.nextInt(CODAS.size())));
        }
        return word.toString();
    }

    char letter() {
        return (char) ('a' + random.nextInt('z' - 'a' + 1));
    }

    String number() {
        return Integer.toString(random.nextInt(1, NUMBERS));
    }

    private char any(String letters) {
        return letters.charAt(random.nextInt(letters.length()));
    }
}
