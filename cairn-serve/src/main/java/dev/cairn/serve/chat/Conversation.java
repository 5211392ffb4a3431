package dev.cairn.serve.chat;

import dev.cairn.agent.Actor;
import dev.cairn.agent.Decision;
import dev.cairn.agent.Policy;
import dev.cairn.agent.choice.AgentChoices;
import dev.cairn.agent.match.ActionMatcher;
import dev.cairn.agent.match.MatchContext;
import dev.cairn.core.Step;
import dev.cairn.core.SubGoal;
import dev.cairn.domain.Domain;
import dev.cairn.domain.ObservationKind;
import dev.cairn.domain.Outcome;
import dev.cairn.domain.action.SubGoalEnd;
import dev.cairn.domain.text.OneLine;
import java.util.ArrayList;
import java.util.List;

/**
 * An agent that is told what happens and says what to do. It decides by what it was told alone, so that the same conversation leads to
 * the same action, here or on another server. For one thread at a time.
 */
final class Conversation {
    /** An agent that ends one sub-goal after the other and never acts goes round in circles. */
    private static final int MOST_THOUGHTS = 20;

    private final Domain domain;
    private final ActionMatcher matcher;
    private final ToldWorld world;
    private final Actor actor;
    private final List<String> actions = new ArrayList<>(List.of(Step.LOOK_AROUND));
    private int step;

    /**
     * What the agent says.
     *
     * @param subGoals pursued so far, the last is the current one; empty for an agent without
     */
    record Said(String action, List<String> subGoals) {}

    Conversation(Domain domain, Policy policy, ActionMatcher matcher, Observed first) {
        this.domain = domain;
        this.matcher = matcher;
        this.world = new ToldWorld(first);
        // Small models decide by what they are told; which variation it is tells them nothing.
        this.actor = policy.begin(domain.tasks().variation(domain.tasks().byIndex(0), 0), world);
    }

    /** The next action. */
    Said next() {
        for (int thoughts = 0; thoughts < MOST_THOUGHTS; thoughts++) {
            step++;
            Decision decision = actor.decide(step);
            if (decision instanceof Decision.Act act) {
                return said(action(act));
            }
            if (decision instanceof Decision.Stop) {
                break;
            }
            actor.observe(
                    SubGoalEnd.ACTION, AgentChoices.DEFAULT.endObservation().after(now()), world.score());
        }
        return said(Step.LOOK_AROUND);
    }

    /** What came of an action, the agent's or another one that was done in its place. */
    void observe(String action, Observed told) {
        world.observe(told);
        actor.observe(action, told.observation(), world.score());
        actions.add(action);
    }

    private Said said(String action) {
        return new Said(action, actor.subGoals().stream().map(SubGoal::text).toList());
    }

    private String action(Decision.Act act) {
        String first = OneLine.withBlanks(
                        domain.promptTexts().normalize(act.predictions().get(0)))
                .strip();
        List<String> valid = world.validActions();
        if (valid.isEmpty() || valid.contains(first)) {
            return first;
        }
        return matcher.nearest(act.all().get(), new MatchContext("", valid, world.look(), world.inventory(), actions))
                .action();
    }

    private Outcome now() {
        return Outcome.of(
                "", ObservationKind.RESULT, world.score() / 100.0, false, step, world.score(), Integer.MAX_VALUE);
    }
}
