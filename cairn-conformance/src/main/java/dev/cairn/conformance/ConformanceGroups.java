package dev.cairn.conformance;

import dev.cairn.conformance.agent.AgentGroups;
import dev.cairn.conformance.annotation.AnnotatedPaths;
import dev.cairn.conformance.annotation.AnnotationGroups;
import dev.cairn.conformance.annotation.GoldPaths;
import dev.cairn.conformance.data.ActionGroup;
import dev.cairn.conformance.data.ConversionGroups;
import dev.cairn.conformance.data.FirstRowGroup;
import dev.cairn.conformance.data.MergeGroup;
import dev.cairn.conformance.data.PromptGroup;
import dev.cairn.conformance.data.RowGroup;
import dev.cairn.conformance.data.SamplingGroups;
import dev.cairn.conformance.data.TextGroups;
import dev.cairn.conformance.vector.ConformanceGroup;
import dev.cairn.conformance.vector.VectorFolder;
import java.util.ArrayList;
import java.util.List;

/** All groups of vectors that are known. */
public final class ConformanceGroups {
    private ConformanceGroups() {}

    /** Those about texts, actions, annotation, prompts, rows and data sets, and those about the agent. */
    public static List<ConformanceGroup> all(VectorFolder folder) {
        GoldPaths gold = new GoldPaths(folder);
        AnnotatedPaths paths = new AnnotatedPaths(folder, gold);
        List<ConformanceGroup> groups = new ArrayList<>();
        groups.addAll(TextGroups.all());
        groups.addAll(ActionGroup.all());
        groups.add(new PromptGroup());
        groups.addAll(RowGroup.all(gold, paths));
        groups.add(new FirstRowGroup(paths));
        groups.addAll(SamplingGroups.all());
        groups.addAll(ConversionGroups.all());
        groups.add(new MergeGroup());
        groups.addAll(AnnotationGroups.all(gold));
        groups.addAll(AgentGroups.all());
        return List.copyOf(groups);
    }
}
