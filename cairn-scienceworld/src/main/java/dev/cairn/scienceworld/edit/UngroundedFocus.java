package dev.cairn.scienceworld.edit;

import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds steps that focus on something that no text so far has named: neither the task, nor an observation, nor the look or
 * inventory that an agent gets at no cost. The thing is what follows {@code focus on}, up to where it is; it is named when
 * all its words have been seen.
 */
public final class UngroundedFocus {
    private static final String FOCUS = "focus on ";

    private UngroundedFocus() {}

    /** Actions that focus on something ungrounded, in order. */
    static List<String> in(Trajectory trajectory) {
        List<String> ungrounded = new ArrayList<>();
        Set<String> seen = new HashSet<>(words(trajectory.taskDescription()));
        for (Step step : trajectory.steps()) {
            seen.addAll(words(step.look()));
            seen.addAll(words(step.inventory()));
            if (step.action().startsWith(FOCUS) && !seen.containsAll(thing(step.action()))) {
                ungrounded.add(step.action());
            }
            seen.addAll(words(step.observation()));
        }
        return ungrounded;
    }

    private static List<String> thing(String action) {
        return words(action.substring(FOCUS.length()).split(" (in|on|containing) ")[0]);
    }

    private static List<String> words(String text) {
        return List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"));
    }
}
