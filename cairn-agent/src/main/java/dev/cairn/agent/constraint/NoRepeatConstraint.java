package dev.cairn.agent.constraint;

import dev.cairn.core.SubGoal;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Sub-goals that have been named since the agent last went elsewhere. Naming one again mostly means that a name was copied from
 * the wrong place: the block goes down the plane that it has been down before.
 *
 * @param once verbs that are not repeated in the same place
 * @param before sub-goals so far
 */
public record NoRepeatConstraint(Set<String> once, List<SubGoal> before) {
    private static final String GO = "navigate_to";

    public NoRepeatConstraint {
        once = Set.copyOf(once);
        before = List.copyOf(before);
    }

    /** Whether a sub-goal has been named since, and is one of those that are not repeated. */
    public boolean is(SubGoal subGoal) {
        return once.contains(subGoal.head()) && since(before).contains(subGoal);
    }

    /** Sub-goals from the last change of place on, which is one of them. */
    private static Collection<SubGoal> since(List<SubGoal> before) {
        for (int i = before.size() - 1; i >= 0; i--) {
            if (before.get(i).head().equals(GO)) {
                return before.subList(i, before.size());
            }
        }
        return before;
    }
}
