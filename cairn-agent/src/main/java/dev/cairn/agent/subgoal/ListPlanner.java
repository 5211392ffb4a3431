package dev.cairn.agent.subgoal;

import dev.cairn.core.SubGoal;
import dev.cairn.core.Usage;
import dev.cairn.distill.prompt.PromptState;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Takes the sub-goals of a list one after the other: the next when the current one is reached; stays with the last. */
final class ListPlanner implements Planner {
    private final Iterator<SubGoal> left;

    /** @param subGoals in order, at least one */
    ListPlanner(List<SubGoal> subGoals) {
        if (subGoals.isEmpty()) {
            throw new IllegalArgumentException("no sub-goal to pursue");
        }
        this.left = List.copyOf(subGoals).iterator();
    }

    @Override
    public Plan next(PromptState state, boolean reached) {
        boolean due = reached || state.subGoals().isEmpty();
        return due && left.hasNext() ? new Plan(Optional.of(left.next()), Usage.NONE) : Plan.AS_BEFORE;
    }
}
