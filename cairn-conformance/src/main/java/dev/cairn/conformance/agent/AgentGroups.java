package dev.cairn.conformance.agent;

import dev.cairn.conformance.vector.ConformanceGroup;
import java.util.ArrayList;
import java.util.List;

/** Groups of vectors about the agent and about metrics. */
public final class AgentGroups {
    private AgentGroups() {}

    /** All of them, in the order in which they are reported. */
    public static List<ConformanceGroup> all() {
        List<ConformanceGroup> groups = new ArrayList<>();
        groups.add(new AnswerGroups.Helpers());
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
