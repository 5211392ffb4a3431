package dev.cairn.pipeline.train;

import dev.cairn.core.Example;
import dev.cairn.core.Role;
import dev.cairn.core.SubGoal;
import dev.cairn.distill.action.ActionLanguage;
import dev.cairn.distill.prompt.Prompts;
import dev.cairn.distill.prompt.Template;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Verbs of sub-goals, each with the verb of an action that training paths hardly ever do twice under it: {@code water POUR}. Of {@code wait
 * WAIT}, {@code monitor LOOK} and {@code water MOVE} half are repetitions, of others one in ten at most.
 */
final class OnceActions {
    private OnceActions() {}

    /** @param rows of the executor, those of an episode in their order */
    static Set<String> of(List<Example> rows, Prompts prompts, Template template) {
        RepetitionCount count = new RepetitionCount();
        Set<String> under = new HashSet<>();
        for (Example row : rows) {
            String action = prompts.meant(Role.EXECUTOR, row.target());
            if (action.equals(ActionLanguage.END_SUBGOAL_FORMAL)) {
                under.clear();
                continue;
            }
            String pair = template.pursuedVerb(row.input()).orElse("") + " " + new SubGoal(action).head();
            count.add(pair, !under.add(action));
        }
        return count.once();
    }
}
