package dev.cairn.scienceworld.edit;

import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import dev.cairn.domain.edit.StepEdit;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Things of a trajectory of which one is as good as the other: {@code black wire} and {@code red wire}, {@code flower pot 1} and
 * {@code flower pot 5}. Recorded trajectories take them by chance, which nobody can learn.
 */
final class CanonicalOrder {
    private static final List<Pattern> KINDS =
            List.of(Pattern.compile("[a-z]+ wire\\b"), Pattern.compile("flower pot \\d+"));

    private CanonicalOrder() {}

    /**
     * For each kind an edit by which the first one that is used becomes the first by name of all that are in sight, and so on;
     * none if it is so already.
     */
    static List<StepEdit> inOrder(Trajectory path) {
        return KINDS.stream().flatMap(kind -> inOrder(path, kind).stream()).toList();
    }

    private static Optional<StepEdit> inOrder(Trajectory path, Pattern kind) {
        Set<String> used = new LinkedHashSet<>();
        Set<String> seen = new TreeSet<>();
        for (Step step : path.steps()) {
            find(kind, step.action(), used);
            find(kind, step.look(), seen);
        }
        Iterator<String> order = seen.iterator();
        Map<String, String> names = new HashMap<>();
        used.stream().limit(seen.size()).forEach(thing -> names.put(thing, order.next()));
        Map<Integer, String> instead = new HashMap<>();
        for (int i = 0; i < path.steps().size(); i++) {
            String action = path.steps().get(i).action();
            String renamed = kind.matcher(action).replaceAll(thing -> names.getOrDefault(thing.group(), thing.group()));
            if (!renamed.equals(action)) {
                instead.put(i, renamed);
            }
        }
        return instead.isEmpty() ? Optional.empty() : Optional.of(new StepEdit(Set.of(), instead));
    }

    private static void find(Pattern kind, String text, Set<String> things) {
        Matcher matcher = kind.matcher(text);
        while (matcher.find()) {
            things.add(matcher.group());
        }
    }
}
