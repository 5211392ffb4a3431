package dev.cairn.conformance;

import java.util.ArrayList;
import java.util.List;

/** The groups that this module can check. Other modules add theirs to this list where they are run. */
public final class ConformanceGroups {
    private ConformanceGroups() {}

    /** All groups about texts, actions, annotation, prompts, rows and data sets. */
    public static List<ConformanceGroup> all(VectorFolder folder) {
        AnnotatedPaths paths = new AnnotatedPaths(folder);
        List<ConformanceGroup> groups = new ArrayList<>();
        groups.addAll(TextGroups.all());
        groups.addAll(ActionGroup.all());
        groups.add(new PromptGroup());
        groups.addAll(RowGroup.all(folder, paths));
        groups.add(new FirstRowGroup(paths));
        groups.addAll(SamplingGroups.all());
        groups.addAll(ConversionGroups.all());
        groups.add(new MergeGroup());
        groups.addAll(AnnotationGroups.all(folder));
        return List.copyOf(groups);
    }
}
