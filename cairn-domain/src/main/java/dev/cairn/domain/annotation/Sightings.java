package dev.cairn.domain.annotation;

import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** When the texts of a trajectory first name a thing. */
final class Sightings {
    /** What is new to read before each action, in lower case, words between single blanks. */
    private final List<String> texts = new ArrayList<>();

    Sightings(Trajectory trajectory) {
        String before = trajectory.taskDescription();
        for (Step step : trajectory.steps()) {
            texts.add(words(before + ' ' + step.look() + ' ' + step.inventory()));
            before = step.observation();
        }
    }

    /** The first step before whose action the thing can be read; empty if that is after step {@code last}. */
    OptionalInt first(String thing, int last) {
        String words = words(thing);
        return IntStream.rangeClosed(0, last)
                .filter(i -> texts.get(i).contains(words))
                .findFirst();
    }

    private static String words(String text) {
        return ' '
                + text.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}]+", " ")
                        .strip()
                + ' ';
    }
}
