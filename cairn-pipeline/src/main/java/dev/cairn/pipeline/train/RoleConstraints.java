package dev.cairn.pipeline.train;

import dev.cairn.agent.constraint.Constraints;
import dev.cairn.agent.constraint.TrainingRow;
import dev.cairn.core.Example;
import dev.cairn.core.Role;
import dev.cairn.distill.dataset.DatasetSummary;
import dev.cairn.distill.prompt.Alignment;
import java.util.List;

/** What the answers of a model in a role keep to, because all rows that it learns from do. */
public final class RoleConstraints {
    private RoleConstraints() {}

    /**
     * Of one role.
     *
     * @param rows of training
     */
    public static Constraints of(Role role, List<Example> rows, DatasetSummary summary) {
        return summary.alignment() == Alignment.ALIGNED
                ? Constraints.fit(role, TrainingRow.read(role, rows, summary.wording()), summary.travelVerb())
                : Constraints.NONE;
    }
}
