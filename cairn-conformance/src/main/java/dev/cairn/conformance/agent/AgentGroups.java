package dev.cairn.conformance.agent;

import dev.cairn.conformance.ConformanceGroup;
import java.util.ArrayList;
import java.util.List;

/** All groups of vectors: those about data, and those about the agent. */
public final class AgentGroups {
    private AgentGroups() {}

    /** @param data the groups of the module below; one of them is completed here */
    public static List<ConformanceGroup> with(List<ConformanceGroup> data) {
        List<ConformanceGroup> groups = new ArrayList<>();
        for (ConformanceGroup group : data) {
            groups.add(group.name().equals("text_agent_helpers") ? new AnswerGroups.Helpers(group) : group);
        }
        groups.add(new AnswerGroups.ModelCall());
        groups.add(new ChoiceGroup());
        groups.add(new RandomSubGoalGroup());
        groups.add(new VariationGroup());
        groups.add(new LoopGroup("agent_rules"));
        groups.add(new LoopGroup("agent_episodes"));
        groups.add(new ExactMatchGroup());
        groups.addAll(MetricGroups.all());
        groups.addAll(UnsayableGroup.all());
        return List.copyOf(groups);
    }
}
