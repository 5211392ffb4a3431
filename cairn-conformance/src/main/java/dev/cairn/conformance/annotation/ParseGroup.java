package dev.cairn.conformance.annotation;

import dev.cairn.conformance.cache.OriginalAnswerReader;
import dev.cairn.conformance.vector.Compat;
import dev.cairn.conformance.vector.ConformanceGroup;
import dev.cairn.conformance.vector.ConformanceVector;
import dev.cairn.conformance.vector.Value;
import dev.cairn.conformance.vector.Verdict;
import dev.cairn.distill.annotate.repair.AnnotatedAction;
import dev.cairn.distill.annotate.repair.TolerantAnswerReader;
import dev.cairn.distill.annotate.repair.UnreadableAnswerException;
import java.util.List;

/**
 * Reading of answers. The published reader is kept for published caches and must say the same in either mode. Without
 * {@link Compat#ORIGINAL} the reader of new answers must find all actions of the trajectory, also where the published one
 * does not.
 */
record ParseGroup(GoldPaths gold) implements ConformanceGroup {
    @Override
    public String name() {
        return "annotation_parse";
    }

    @Override
    public Verdict check(ConformanceVector vector, Compat compat) {
        String text = vector.input().text("answer");
        if (vector.name().startsWith("eval_planner")) {
            return published(vector, () -> plan(OriginalAnswerReader.plan(text), vector.expected()));
        }
        return Verdict.all(List.of(
                () -> published(
                        vector,
                        () -> segments(
                                vector, new OriginalAnswerReader().read(text).actions())),
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
            boolean recorded = vector.expectsError()
                    || vector.expected().find("n_actions").map(Value::integer).orElse(-1) == 0;
            return Verdict.same("whether it is unreadable", recorded, true);
        }
    }

    private static Verdict segments(ConformanceVector vector, List<AnnotatedAction> actions) {
        return Verdict.same(
                "segments",
                AnnotationVectors.segments(vector.expected().at("segments")),
                AnnotationVectors.grouped(actions));
    }

    private Verdict tolerant(ConformanceVector vector, String text) {
        return vector.findTrajectory()
                .flatMap(reference -> gold.find(reference))
                .map(kept -> Verdict.same(
                        "actions",
                        GoldPaths.actions(kept),
                        AnnotationVectors.actions(
                                new TolerantAnswerReader().read(text).actions())))
                .orElseGet(Verdict::pass);
    }

    /** A plan of the published planner at test time. */
    static Verdict plan(OriginalAnswerReader.Plan plan, Value expected) {
        return Verdict.all(List.of(
                () -> Verdict.same("sub-goals", expected.texts("subgoals"), plan.subGoals()),
                () -> Verdict.same("actions", expected.texts("actions"), plan.actions()),
                () -> Verdict.same(
                        "sub-goal of each action", expected.texts("subgoals_per_action"), plan.subGoalPerAction())));
    }
}
