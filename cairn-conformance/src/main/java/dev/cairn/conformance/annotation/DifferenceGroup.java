package dev.cairn.conformance.annotation;

import dev.cairn.conformance.vector.Compat;
import dev.cairn.conformance.vector.ConformanceGroup;
import dev.cairn.conformance.vector.ConformanceVector;
import dev.cairn.conformance.vector.Value;
import dev.cairn.conformance.vector.Verdict;
import dev.cairn.distill.annotate.repair.Difference;
import dev.cairn.distill.annotate.repair.Edit;
import java.util.List;

/** The cheapest way from an answer's actions to those of the trajectory. */
record DifferenceGroup() implements ConformanceGroup {
    @Override
    public String name() {
        return "align_diff";
    }

    @Override
    public Verdict check(ConformanceVector vector, Compat compat) {
        List<String> gold = vector.input().texts("gold");
        List<String> annotated = vector.input().texts("annotated");
        if (gold.isEmpty() || annotated.isEmpty()) {
            return refused(vector, gold, annotated);
        }
        Difference difference = Difference.of(gold, annotated);
        if (vector.expectsError()) {
            return compat == Compat.ORIGINAL
                    ? Verdict.skip("too deep for the published code's recursion, not for a table")
                    : leadsToGold(difference, gold, annotated);
        }
        Value expected = vector.expected();
        return Verdict.all(List.of(
                () -> Verdict.same("cost", expected.integer("cost"), difference.cost()),
                () -> Verdict.same(
                        "operations",
                        expected.at("ops").list().stream().map(Value::toString).toList(),
                        difference.edits().stream()
                                .map(DifferenceGroup::operation)
                                .toList()),
                () -> Verdict.same(
                        "removals",
                        expected.at("remove").list().stream()
                                .map(Value::integer)
                                .toList(),
                        difference.removals())));
    }

    private static Verdict refused(ConformanceVector vector, List<String> gold, List<String> annotated) {
        try {
            return new Verdict.Failed(
                    "error",
                    vector.expected().toString(),
                    Difference.of(gold, annotated).toString());
        } catch (IllegalArgumentException e) {
            return Verdict.same("whether it is refused", vector.expectsError(), true);
        }
    }

    /** All actions but the last one, which both have. */
    private static Verdict leadsToGold(Difference difference, List<String> gold, List<String> annotated) {
        List<String> result = difference.edits().stream()
                .filter(edit -> !(edit instanceof Edit.Remove))
                .map(edit -> edit instanceof Edit.Add ? gold.get(edit.gold()) : annotated.get(edit.answer()))
                .toList();
        return Verdict.same("actions", gold.subList(0, gold.size() - 1), result);
    }

    private static String operation(Edit edit) {
        String kind = edit instanceof Edit.Match ? "match" : edit instanceof Edit.Add ? "add" : "remove";
        return "[\"" + kind + "\"," + edit.gold() + "," + edit.answer() + "]";
    }
}
