package dev.cairn.serve.agents;

import dev.cairn.agent.Policy;
import dev.cairn.agent.policy.SubGoalPolicy;
import dev.cairn.agent.subgoal.Planner;
import dev.cairn.agent.subgoal.SubGoalSource;
import dev.cairn.core.SubGoal;
import dev.cairn.core.Usage;
import dev.cairn.core.Variation;
import dev.cairn.distill.prompt.PromptState;
import dev.cairn.domain.EnvironmentView;
import java.util.Optional;

/** The sub-goal that somebody has named for an agent with sub-goals: it takes it up in its next step, whatever it pursues then. */
final class Steering {
    private Optional<SubGoal> next = Optional.empty();

    /** The same agent, which takes up what is named here. */
    Policy steer(Policy policy) {
        return policy instanceof SubGoalPolicy twoLevel
                ? new SubGoalPolicy(
                        new Steered(twoLevel.source(), this),
                        twoLevel.executor(),
                        twoLevel.domain(),
                        twoLevel.choices())
                : policy;
    }

    /** Whether an agent has sub-goals to name. */
    static boolean canSteer(Policy policy) {
        return policy instanceof SubGoalPolicy;
    }

    /** Not taken up yet. */
    Optional<SubGoal> next() {
        return next;
    }

    void name(Optional<SubGoal> subGoal) {
        next = subGoal;
    }

    private Planner.Plan plan(Planner own, PromptState state, boolean reached) {
        if (next.isEmpty()) {
            return own.next(state, reached);
        }
        Planner.Plan named = new Planner.Plan(next, Usage.NONE);
        next = Optional.empty();
        return named;
    }

    private record Steered(SubGoalSource source, Steering steering) implements SubGoalSource {
        @Override
        public Planner begin(Variation variation, EnvironmentView world) {
            Planner own = source.begin(variation, world);
            return (state, reached) -> steering.plan(own, state, reached);
        }
    }
}
