package dev.cairn.distill.conformance;

import java.util.ArrayList;
import java.util.List;

/** The groups that this module can check. Other modules add theirs to this list where they are run. */
public final class ConformanceGroups {
    private ConformanceGroups() {}

    /** All groups about texts, actions, prompts, rows and data sets. */
    public static List<ConformanceGroup> all(VectorFolder folder) {
        RecordedCuts cuts = new RecordedCuts(folder);
        List<ConformanceGroup> groups = new ArrayList<>();
        groups.addAll(TextGroups.all());
        groups.addAll(ActionGroup.all());
        groups.add(new PromptGroup());
        groups.addAll(RowGroup.all(folder, cuts));
        groups.add(new FirstRowGroup(cuts));
        groups.addAll(SamplingGroups.all());
        groups.addAll(ConversionGroups.all(new ExactAnswers()));
        groups.add(new MergeGroup());
        return List.copyOf(groups);
    }
}
