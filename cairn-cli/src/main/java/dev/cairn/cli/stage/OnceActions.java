package dev.cairn.cli.stage;

import dev.cairn.core.Example;
import dev.cairn.core.Role;
import dev.cairn.core.SubGoal;
import dev.cairn.distill.action.ActionLanguage;
import dev.cairn.distill.prompt.Prompts;
import dev.cairn.distill.prompt.Template;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Verbs of sub-goals, each with the verb of an action that training paths hardly ever do twice under it: {@code water POUR}. */
final class OnceActions {
    /** Of {@code wait WAIT}, {@code monitor LOOK} and {@code water MOVE} half are repetitions, of others one in ten at most. */
    private static final double HARDLY_EVER = 0.1;

    private OnceActions() {}

    /** @param rows of the executor, those of an episode in their order */
    static Set<String> of(List<Example> rows, Prompts prompts, Template template) {
        Map<String, Integer> done = new HashMap<>();
        Map<String, Integer> again = new HashMap<>();
        Set<String> under = new HashSet<>();
        for (Example row : rows) {
            String action = prompts.meant(Role.EXECUTOR, row.target());
            if (action.equals(ActionLanguage.END_SUBGOAL_FORMAL)) {
                under.clear();
                continue;
            }
            String pair = template.pursuedVerb(row.input()).orElse("") + " " + new SubGoal(action).head();
            done.merge(pair, 1, Integer::sum);
            again.merge(pair, under.add(action) ? 0 : 1, Integer::sum);
        }
        Set<String> once = new TreeSet<>(done.keySet());
        once.removeIf(pair -> again.getOrDefault(pair, 0) > HARDLY_EVER * done.getOrDefault(pair, 0));
        return once;
    }
}
