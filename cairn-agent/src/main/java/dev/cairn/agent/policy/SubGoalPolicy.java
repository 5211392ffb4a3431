package dev.cairn.agent.policy;

import dev.cairn.agent.Actor;
import dev.cairn.agent.EarlyStop;
import dev.cairn.agent.Policy;
import dev.cairn.agent.Seq2SeqRole;
import dev.cairn.agent.choice.AgentChoices;
import dev.cairn.agent.subgoal.SubGoalSource;
import dev.cairn.core.Variation;
import dev.cairn.domain.Domain;
import dev.cairn.domain.EnvironmentView;

/**
 * The two-level agent: something names sub-goals, and an executor acts towards the current one (paper, section 3).
 *
 * @param source closed with this policy, as {@code executor} is
 * @param domain of its episodes
 */
public record SubGoalPolicy(SubGoalSource source, Seq2SeqRole executor, Domain domain, AgentChoices choices)
        implements Policy {
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
