package dev.cairn.conformance.annotation;

import dev.cairn.conformance.vector.Compat;
import dev.cairn.conformance.vector.ConformanceGroup;
import dev.cairn.conformance.vector.ConformanceVector;
import dev.cairn.conformance.vector.Value;
import dev.cairn.conformance.vector.Verdict;
import dev.cairn.distill.annotate.repair.AnnotatedAction;
import dev.cairn.distill.annotate.repair.SubGoalEnds;
import java.util.List;

/** The artificial steps at the ends of sub-goals. */
record EndsGroup() implements ConformanceGroup {
    @Override
    public String name() {
        return "align_steps_only";
    }

    @Override
    public Verdict check(ConformanceVector vector, Compat compat) {
        List<AnnotatedAction> items = vector.input().at("items").list().stream()
                .map(item -> new AnnotatedAction(item.text(0), item.text(1)))
                .toList();
        SubGoalEnds ends =
                SubGoalEnds.insert(AnnotationVectors.steps(vector.input().texts("path")), items);
        return Verdict.all(List.of(
                () -> Verdict.same(
                        "steps",
                        vector.expected().at("steps").list().stream()
                                .map(EndsGroup::row)
                                .toList(),
                        ends.rows()),
                () -> Verdict.same("sub-goals", vector.expected().texts("subgoals_in_steps"), ends.subGoals())));
    }

    private static SubGoalEnds.Row row(Value row) {
        return new SubGoalEnds.Row(GoldPaths.step(row), row.find("subgoal").map(Value::text));
    }
}
