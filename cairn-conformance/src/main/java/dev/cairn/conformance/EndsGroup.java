package dev.cairn.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.distill.Compat;
import dev.cairn.distill.annotate.repair.AnnotatedAction;
import dev.cairn.distill.annotate.repair.SubGoalEnds;
import java.util.List;
import java.util.Optional;

/** The artificial steps at the ends of sub-goals. */
record EndsGroup() implements ConformanceGroup {
    @Override
    public String name() {
        return "align_steps_only";
    }

    @Override
    public Verdict check(ConformanceVector vector, Compat compat) {
        List<AnnotatedAction> items = GoldPaths.stream(vector.input().path("items"))
                .map(item ->
                        new AnnotatedAction(item.path(0).asText(), item.path(1).asText()))
                .toList();
        SubGoalEnds ends = SubGoalEnds.insert(
                AnnotationVectors.steps(GoldPaths.texts(vector.input().path("path"))), items);
        return Verdict.all(List.of(
                () -> Verdict.same(
                        "steps",
                        GoldPaths.stream(vector.expected().path("steps"))
                                .map(EndsGroup::row)
                                .toList(),
                        ends.rows()),
                () -> Verdict.same(
                        "sub-goals", GoldPaths.texts(vector.expected().path("subgoals_in_steps")), ends.subGoals())));
    }

    private static SubGoalEnds.Row row(JsonNode row) {
        return new SubGoalEnds.Row(
                GoldPaths.step(row),
                Optional.of(row.path("subgoal")).filter(JsonNode::isTextual).map(JsonNode::asText));
    }
}
