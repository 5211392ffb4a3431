package dev.cairn.cli.stage;

import dev.cairn.agent.subgoal.Repetition;
import dev.cairn.core.Example;
import dev.cairn.core.Role;
import dev.cairn.core.SubGoal;
import dev.cairn.distill.prompt.Prompts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Verbs of sub-goals that training paths hardly ever name twice in the same place. */
final class OnceVerbs {
    /** Of {@code wait}, {@code water}, {@code activate} and {@code read} two in five are repetitions, of others one in twenty at most. */
    private static final double HARDLY_EVER = 0.1;

    private OnceVerbs() {}

    /** @param rows of the controller, those of an episode in their order */
    static Set<String> of(List<Example> rows, Prompts prompts) {
        Map<List<Integer>, List<SubGoal>> episodes = new HashMap<>();
        Map<String, Integer> named = new HashMap<>();
        Map<String, Integer> repeated = new HashMap<>();
        for (Example row : rows) {
            SubGoal subGoal = new SubGoal(prompts.meant(Role.CONTROLLER, row.target()));
            List<SubGoal> before =
                    episodes.computeIfAbsent(List.of(row.taskId(), row.variationId()), episode -> new ArrayList<>());
            named.merge(subGoal.head(), 1, Integer::sum);
            if (new Repetition(Set.of(subGoal.head()), before).is(subGoal)) {
                repeated.merge(subGoal.head(), 1, Integer::sum);
            }
            before.add(subGoal);
        }
        Set<String> once = new TreeSet<>(named.keySet());
        once.removeIf(verb -> repeated.getOrDefault(verb, 0) > HARDLY_EVER * named.getOrDefault(verb, 0));
        return once;
    }
}
