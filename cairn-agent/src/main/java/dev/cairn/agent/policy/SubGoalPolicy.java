package dev.cairn.agent.policy;

import dev.cairn.agent.Actor;
import dev.cairn.agent.EarlyStop;
import dev.cairn.agent.Policy;
import dev.cairn.agent.Seq2SeqRole;
import dev.cairn.agent.choice.AgentChoices;
import dev.cairn.agent.subgoal.ModelSubGoals;
import dev.cairn.agent.subgoal.SubGoalSource;
import dev.cairn.core.Role;
import dev.cairn.core.Variation;
import dev.cairn.domain.Domain;
import dev.cairn.domain.EnvironmentView;

/** The two-level agent: something names sub-goals, and an executor acts towards the current one (paper, section 3). */
public final class SubGoalPolicy implements Policy {
    private final SubGoalSource source;
    private final Seq2SeqRole executor;
    private final Domain domain;
    private final AgentChoices choices;

    /**
     * A policy that closes source and executor with itself.
     *
     * @param domain of its episodes
     */
    public SubGoalPolicy(SubGoalSource source, Seq2SeqRole executor, Domain domain, AgentChoices choices) {
        this.source = source;
        this.executor = executor;
        this.domain = domain;
        this.choices = choices;
    }

    /** Loads {@code first}, {@code controller} and {@code executor}, the agent as it is meant. */
    public static SubGoalPolicy load(ModelSetup setup) {
        return new SubGoalPolicy(
                ModelSubGoals.of(RoleModel.load(setup, Role.FIRST), RoleModel.load(setup, Role.CONTROLLER)),
                RoleModel.load(setup, Role.EXECUTOR),
                setup.domain(),
                AgentChoices.DEFAULT);
    }

    @Override
    public String name() {
        return "two-level";
    }

    @Override
    public EarlyStop earlyStop() {
        return EarlyStop.NO_PROGRESS;
    }

    @Override
    public Actor begin(Variation variation, EnvironmentView world) {
        return new SubGoalActor(source.begin(variation, world), executor, domain, choices, world);
    }

    @Override
    public void close() {
        source.close();
        executor.close();
    }
}
