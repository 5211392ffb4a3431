package dev.cairn.pipeline.train;

import dev.cairn.agent.constraint.NoRepeatConstraint;
import dev.cairn.core.Example;
import dev.cairn.core.Role;
import dev.cairn.core.SubGoal;
import dev.cairn.distill.prompt.Prompts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Verbs of sub-goals that training paths hardly ever name twice in the same place. Of {@code wait}, {@code water}, {@code activate} and
 * {@code read} two in five are repetitions, of others one in twenty at most.
 */
final class OnceVerbs {
    private OnceVerbs() {}

    /** @param rows of the controller, those of an episode in their order */
    static Set<String> of(List<Example> rows, Prompts prompts) {
        Map<List<Integer>, List<SubGoal>> episodes = new HashMap<>();
        RepetitionCount count = new RepetitionCount();
        for (Example row : rows) {
            SubGoal subGoal = new SubGoal(prompts.meant(Role.CONTROLLER, row.target()));
            List<SubGoal> before =
                    episodes.computeIfAbsent(List.of(row.taskId(), row.variationId()), episode -> new ArrayList<>());
            count.add(subGoal.head(), new NoRepeatConstraint(Set.of(subGoal.head()), before).is(subGoal));
            before.add(subGoal);
        }
        return count.once();
    }
}
