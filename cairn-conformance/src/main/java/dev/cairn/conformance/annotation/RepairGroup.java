package dev.cairn.conformance.annotation;

import dev.cairn.conformance.cache.OriginalAnswerReader;
import dev.cairn.conformance.vector.Compat;
import dev.cairn.conformance.vector.ConformanceGroup;
import dev.cairn.conformance.vector.ConformanceVector;
import dev.cairn.conformance.vector.Value;
import dev.cairn.conformance.vector.Verdict;
import dev.cairn.core.CairnException;
import dev.cairn.distill.annotate.repair.AlignmentRepair.Stalled;
import dev.cairn.distill.annotate.repair.AnnotatedAction;
import dev.cairn.distill.annotate.repair.SubGoalEnds;
import dev.cairn.distill.annotate.repair.TolerantAnswerReader;
import java.util.List;

/**
 * Repair of answers: sub-goals, questions and their order. Without {@link Compat#ORIGINAL} answers that the published code
 * does not survive, and those on which it asks for ever, must be brought into line with the trajectory as well.
 */
record RepairGroup() implements ConformanceGroup {
    @Override
    public String name() {
        return "annotation_repair";
    }

    @Override
    public Verdict check(ConformanceVector vector, Compat compat) {
        List<String> gold = vector.input().texts("gold_path");
        RecordedAnswer answer = RecordedAnswer.of(vector.input());
        if (vector.expectsError()) {
            return compat == Compat.ORIGINAL ? fails(answer, gold, vector) : mended(answer, gold);
        }
        RecordedAnswer.Result result = answer.repair(gold, new OriginalAnswerReader(), RecordedAnswer.stalled(compat));
        Value expected = vector.expected();
        List<AnnotatedAction> actions = result.repaired().actions();
        return Verdict.all(List.of(
                () -> Verdict.same("actions", gold, AnnotationVectors.actions(actions)),
                () -> Verdict.same(
                        "segments",
                        AnnotationVectors.segments(expected.at("segments")),
                        AnnotationVectors.grouped(actions)),
                () -> Verdict.same(
                        "questions",
                        expected.at("middle_requests").list().stream()
                                .map(Value::texts)
                                .toList(),
                        result.requests()),
                () -> ends(SubGoalEnds.insert(AnnotationVectors.steps(gold), actions), expected)));
    }

    private static Verdict fails(RecordedAnswer answer, List<String> gold, ConformanceVector vector) {
        try {
            return new Verdict.Failed(
                    "error",
                    vector.expected().toString(),
                    answer.repair(gold, new OriginalAnswerReader(), Stalled.ASK_AGAIN)
                            .toString());
        } catch (CairnException e) {
            return Verdict.pass();
        }
    }

    private static Verdict mended(RecordedAnswer answer, List<String> gold) {
        List<AnnotatedAction> actions = answer.repair(gold, new TolerantAnswerReader(), Stalled.JOIN)
                .repaired()
                .actions();
        return Verdict.same("actions", gold, AnnotationVectors.actions(actions));
    }

    private static Verdict ends(SubGoalEnds ends, Value expected) {
        List<List<String>> rows = ends.rows().stream()
                .map(row -> List.of(row.step().action(), row.subGoal().orElse("")))
                .toList();
        return Verdict.all(List.of(
                () -> Verdict.same(
                        "steps",
                        expected.at("steps").list().stream().map(Value::texts).toList(),
                        rows),
                () -> Verdict.same("sub-goals in steps", expected.texts("subgoals_in_steps"), ends.subGoals())));
    }
}
