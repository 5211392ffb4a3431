package dev.cairn.agent.subgoal;

import dev.cairn.core.SubGoal;
import dev.cairn.core.Variation;
import dev.cairn.domain.EnvironmentView;
import java.util.List;

/** The same sub-goals in every episode. */
public record FixedSubGoals(List<SubGoal> subGoals) implements SubGoalSource {
    public FixedSubGoals {
        subGoals = List.copyOf(subGoals);
    }

    @Override
    public Planner begin(Variation variation, EnvironmentView world) {
        return new ListPlanner(subGoals);
    }
}
