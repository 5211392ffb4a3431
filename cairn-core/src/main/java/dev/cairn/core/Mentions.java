package dev.cairn.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Texts, and what they name: word for word, but whatever the case and the marks between words. */
public final class Mentions {
    private final List<String> texts = new ArrayList<>();

    /** Adds a text. */
    public Mentions add(String text) {
        texts.add(plain(text));
        return this;
    }

    /** Whether some text names {@code thing}. */
    public boolean name(String thing) {
        String words = plain(thing);
        return texts.stream().anyMatch(text -> text.contains(words));
    }

    /** Whether the texts name everything that the sub-goal is about; so of one without arguments. */
    public boolean nameAllOf(SubGoal subGoal) {
        return subGoal.arguments().stream().allMatch(this::name);
    }

    /** Lower case with blanks for everything but letters and digits, and blanks around it: words are found whole. */
    private static String plain(String text) {
        return " " + text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ").strip() + " ";
    }
}
