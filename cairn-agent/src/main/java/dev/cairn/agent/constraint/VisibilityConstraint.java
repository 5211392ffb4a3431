package dev.cairn.agent.constraint;

import dev.cairn.core.SubGoal;
import dev.cairn.core.Words;
import java.util.List;
import java.util.Set;

/**
 * What an agent sees, and of which sub-goals the things have to be there: what is focused on, heated or poured. A controller that
 * names such a thing where there is none goes by what is usual: it heats the lead before it has found any.
 *
 * @param present verbs whose first thing has to be in sight
 * @param surroundings description of these, and of what the agent has
 */
public record VisibilityConstraint(Set<String> present, String surroundings) {
    public VisibilityConstraint {
        present = Set.copyOf(present);
        surroundings = Words.plain(surroundings);
    }

    /** Whether a sub-goal needs a thing that is not there. */
    public boolean lacks(SubGoal subGoal) {
        return present.contains(subGoal.head()) && !shows(subGoal);
    }

    /** Whether the first thing that a sub-goal names is there; true of one that names none. */
    public boolean shows(SubGoal subGoal) {
        List<String> things = subGoal.arguments();
        return things.isEmpty() || surroundings.contains(Words.plain(things.get(0)));
    }
}
