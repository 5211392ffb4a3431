package dev.cairn.agent.llm;

import dev.cairn.agent.Actor;
import dev.cairn.agent.EarlyStop;
import dev.cairn.agent.Policy;
import dev.cairn.core.Variation;
import dev.cairn.domain.Domain;
import dev.cairn.domain.EnvironmentView;

/**
 * SayCan (Ahn et al. 2022, arXiv 2204.01691): the model says what would help, the world says what can be done. In every step
 * the model proposes an action in words; then it ranks those that the world admits and that are nearest to the proposal.
 */
public final class SayCanPolicy implements Policy {
    private final Domain domain;
    private final Llm llm;
    private final AgentPrompts prompts;
    private final ActionRanking ranking;

    /** @param domain of its episodes */
    public SayCanPolicy(Domain domain, Llm llm, AgentPrompts prompts) {
        this.domain = domain;
        this.llm = llm;
        this.prompts = prompts;
        this.ranking = new ActionRanking();
    }

    @Override
    public String name() {
        return "saycan";
    }

    @Override
    public EarlyStop earlyStop() {
        return EarlyStop.REPETITION;
    }

    @Override
    public Actor begin(Variation variation, EnvironmentView world) {
        return new SayCanActor(domain.admissibleActions(), llm, prompts, ranking, variation, world);
    }
}
