package dev.cairn.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.distill.Compat;
import dev.cairn.distill.annotate.repair.OriginalAnswerReader;
import dev.cairn.distill.annotate.repair.TolerantAnswerReader;
import dev.cairn.distill.annotate.repair.UnreadableAnswerException;
import java.util.List;

/**
 * Reading of answers. The published reader is kept for published caches and must say the same in either mode. Without
 * {@link Compat#ORIGINAL} the reader of new answers must find all actions of the trajectory, also where the published one
 * does not.
 */
record ParseGroup(VectorFolder folder) implements ConformanceGroup {
    @Override
    public String name() {
        return "annotation_parse";
    }

    @Override
    public Verdict check(ConformanceVector vector, Compat compat) {
        String text = vector.input().path("answer").asText();
        if (vector.name().startsWith("eval_planner")) {
            return published(vector, () -> plan(OriginalAnswerReader.plan(text), vector.expected()));
        }
        return Verdict.all(List.of(
                () -> published(
                        vector,
                        () -> Verdict.same(
                                "segments",
                                AnnotationVectors.segments(vector.expected().path("segments")),
                                AnnotationVectors.grouped(
                                        new OriginalAnswerReader().read(text).actions()))),
                () -> compat == Compat.ORIGINAL ? Verdict.pass() : tolerant(vector, text)));
    }

    private interface Reading {
        Verdict verdict();
    }

    /** Where the published code finds nothing, Cairn must say so. */
    private static Verdict published(ConformanceVector vector, Reading reading) {
        try {
            return reading.verdict();
        } catch (UnreadableAnswerException e) {
            boolean recorded =
                    vector.expectsError() || vector.expected().path("n_actions").asInt(-1) == 0;
            return Verdict.same("whether it is unreadable", recorded, true);
        }
    }

    private Verdict tolerant(ConformanceVector vector, String text) {
        if (vector.trajectory().isMissingNode()) {
            return Verdict.pass();
        }
        return folder.gold()
                .find(vector.trajectory())
                .map(kept -> Verdict.same(
                        "actions",
                        GoldPaths.actions(kept),
                        AnnotationVectors.actions(
                                new TolerantAnswerReader().read(text).actions())))
                .orElseGet(Verdict::pass);
    }

    /** A plan of the published planner at test time. */
    static Verdict plan(OriginalAnswerReader.Plan plan, JsonNode expected) {
        return Verdict.all(List.of(
                () -> Verdict.same("sub-goals", GoldPaths.texts(expected.path("subgoals")), plan.subGoals()),
                () -> Verdict.same("actions", GoldPaths.texts(expected.path("actions")), plan.actions()),
                () -> Verdict.same(
                        "sub-goal of each action",
                        GoldPaths.texts(expected.path("subgoals_per_action")),
                        plan.subGoalPerAction())));
    }
}
