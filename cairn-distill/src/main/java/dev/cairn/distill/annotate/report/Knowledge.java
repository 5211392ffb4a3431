package dev.cairn.distill.annotate.report;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Segment;
import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** All that an agent has read and seen, step by step along a trajectory. */
final class Knowledge {
    private final List<Integer> lengthBefore = new ArrayList<>();
    private final String text;

    Knowledge(Trajectory kept) {
        StringBuilder seen = new StringBuilder(normal(kept.taskDescription()));
        for (Step step : kept.steps()) {
            seen.append(normal(step.look())).append(normal(step.inventory()));
            lengthBefore.add(seen.length());
            seen.append(normal(step.observation()));
        }
        lengthBefore.add(seen.length());
        text = seen.toString();
    }

    /** Numbers are counts, and nothing to be seen. */
    static boolean isCount(String argument) {
        return argument.matches("\\d+");
    }

    Grounding of(String argument, Segment segment) {
        String name = normal(argument);
        int start = lengthBefore.get(segment.from());
        int end = lengthBefore.get(segment.to());
        if (isKnown(name, start)) {
            return Grounding.SEEN;
        }
        if (isKnown(name, end)) {
            return Grounding.MET;
        }
        for (String word : name.strip().split(" ")) {
            if (!isKnown(" " + word + " ", end)) {
                return Grounding.UNSEEN;
            }
        }
        return Grounding.WORDS;
    }

    /** Those of all arguments that are no counts. */
    static List<String> arguments(AnnotatedTrajectory annotated, Segment segment) {
        return segment.subGoal().arguments().stream()
                .filter(argument -> !isCount(argument) && !normal(argument).isBlank())
                .toList();
    }

    private boolean isKnown(String name, int end) {
        int at = text.indexOf(name);
        return at >= 0 && at + name.length() <= end;
    }

    /** Lower-case words with one blank around each, so that whole names can be searched for. */
    private static String normal(String text) {
        String words = text.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
        return words.isEmpty() ? " " : " " + words + " ";
    }
}
