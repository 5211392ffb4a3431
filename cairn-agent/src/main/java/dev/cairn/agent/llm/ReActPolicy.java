package dev.cairn.agent.llm;

import dev.cairn.agent.Actor;
import dev.cairn.agent.EarlyStop;
import dev.cairn.agent.Policy;
import dev.cairn.core.Variation;
import dev.cairn.domain.EnvironmentView;
import java.util.List;

/**
 * ReAct (Yao et al. 2023, arXiv 2210.03629), in the form of SwiftSage's baselines: in every step the model is shown a
 * solved episode and its own so far, and says one line: a thought, which touches nothing, or an action.
 */
public record ReActPolicy(Llm llm, AgentPrompts prompts) implements Policy {
    @Override
    public String name() {
        return "react";
    }

    @Override
    public EarlyStop earlyStop() {
        return EarlyStop.REPETITION;
    }

    @Override
    public Actor begin(Variation variation, EnvironmentView world) {
        return new ReActActor(llm, prompts, List.of(), variation, world, llm.talk());
    }
}
