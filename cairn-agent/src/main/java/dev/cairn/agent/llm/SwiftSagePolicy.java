package dev.cairn.agent.llm;

import dev.cairn.agent.Actor;
import dev.cairn.agent.EarlyStop;
import dev.cairn.agent.Policy;
import dev.cairn.core.Variation;
import dev.cairn.domain.Domain;
import dev.cairn.domain.EnvironmentView;

/**
 * SwiftSage (Lin et al. 2023, arXiv 2305.17390): a small model acts by instinct as long as that goes well; where it does not,
 * a large one answers questions about what to do and turns its answers into a few actions, which are tried one by one.
 *
 * @param domain of its episodes
 * @param swift acts by instinct; closed with this policy
 */
public record SwiftSagePolicy(Domain domain, Policy swift, Llm llm, AgentPrompts prompts) implements Policy {
    @Override
    public String name() {
        return "swiftsage";
    }

    @Override
    public EarlyStop earlyStop() {
        return EarlyStop.NO_PROGRESS;
    }

    @Override
    public Actor begin(Variation variation, EnvironmentView world) {
        Sage sage = new Sage(llm, prompts, prompts.example(variation.task()).withoutThoughts(), domain);
        return new SwiftSageActor(swift.begin(variation, world), sage, domain, variation.task(), world);
    }

    @Override
    public void close() {
        swift.close();
    }
}
