package dev.cairn.pipeline.train;

import dev.cairn.agent.constraint.VisibilityConstraint;
import dev.cairn.core.Example;
import dev.cairn.core.Role;
import dev.cairn.core.SubGoal;
import dev.cairn.distill.prompt.Prompts;
import dev.cairn.distill.prompt.Template;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Verbs of sub-goals whose first thing is nearly always in sight when training paths name them. */
final class PresentVerbs {
    /** Of {@code place} and {@code heat} 98 in a hundred are, of {@code pick_up} 95: pots are taken out of closed cupboards. */
    private static final double NEARLY_ALWAYS = 0.97;

    /** A verb that comes less often says nothing. */
    private static final int ROWS = 10;

    private PresentVerbs() {}

    /** @param rows of the controller */
    static Set<String> of(List<Example> rows, Prompts prompts, Template template) {
        Map<String, Integer> named = new HashMap<>();
        Map<String, Integer> shown = new HashMap<>();
        for (Example row : rows) {
            SubGoal subGoal = new SubGoal(prompts.meant(Role.CONTROLLER, row.target()));
            VisibilityConstraint sight = new VisibilityConstraint(Set.of(), template.surroundings(row.input()));
            named.merge(subGoal.head(), 1, Integer::sum);
            shown.merge(subGoal.head(), sight.shows(subGoal) ? 1 : 0, Integer::sum);
        }
        Set<String> present = new TreeSet<>(named.keySet());
        present.removeIf(verb -> {
            int count = named.getOrDefault(verb, 0);
            return count < ROWS || shown.getOrDefault(verb, 0) < NEARLY_ALWAYS * count;
        });
        return present;
    }
}
