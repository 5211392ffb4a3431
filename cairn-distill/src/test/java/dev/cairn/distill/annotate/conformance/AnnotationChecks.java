package dev.cairn.distill.annotate.conformance;

import static dev.cairn.distill.annotate.conformance.VectorCheck.compare;
import static dev.cairn.distill.annotate.conformance.VectorCheck.first;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.CairnException;
import dev.cairn.core.Step;
import dev.cairn.distill.annotate.repair.AlignmentRepair;
import dev.cairn.distill.annotate.repair.AnnotatedAction;
import dev.cairn.distill.annotate.repair.Answer;
import dev.cairn.distill.annotate.repair.Difference;
import dev.cairn.distill.annotate.repair.Edit;
import dev.cairn.distill.annotate.repair.MissingRun;
import dev.cairn.distill.annotate.repair.OriginalAnswerReader;
import dev.cairn.distill.annotate.repair.Repaired;
import dev.cairn.distill.annotate.repair.RunNamer;
import dev.cairn.distill.annotate.repair.SubGoalEnds;
import dev.cairn.distill.annotate.repair.UnreadableAnswerException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reading and repair of answers against what the published code made of them. */
final class AnnotationChecks {
    private AnnotationChecks() {}

    /** {@code annotation_parse}. */
    static Optional<String> parse(JsonNode vector) {
        String text = vector.at("/input/answer").asText();
        JsonNode expected = vector.path("expected");
        boolean planner = vector.path("case").asText().startsWith("eval_planner");
        try {
            return planner ? plan(OriginalAnswerReader.plan(text), expected) : answer(text, expected);
        } catch (UnreadableAnswerException e) {
            return expected.has("error") || expected.path("n_actions").asInt(-1) == 0
                    ? Optional.empty()
                    : Optional.of("unreadable, recorded is " + expected);
        }
    }

    private static Optional<String> answer(String text, JsonNode expected) {
        Answer answer = new OriginalAnswerReader().read(text);
        return compare("segments", grouped(answer.actions()), pairs(expected.path("segments")));
    }

    private static Optional<String> plan(OriginalAnswerReader.Plan plan, JsonNode expected) {
        return first(
                compare("sub-goals", plan.subGoals(), AnnotationVectors.texts(expected.path("subgoals"))),
                compare("actions", plan.actions(), AnnotationVectors.texts(expected.path("actions"))),
                compare(
                        "sub-goal per action",
                        plan.subGoalPerAction(),
                        AnnotationVectors.texts(expected.path("subgoals_per_action"))));
    }

    /** {@code align_diff}. */
    static Optional<String> difference(JsonNode vector) {
        List<String> gold = AnnotationVectors.texts(vector.at("/input/gold"));
        List<String> annotated = AnnotationVectors.texts(vector.at("/input/annotated"));
        JsonNode expected = vector.path("expected");
        if (gold.isEmpty() || annotated.isEmpty()) {
            return compare("error", true, expected.has("error"));
        }
        Difference difference = Difference.of(gold, annotated);
        if (expected.has("error")) {
            // too deep for the published code's recursion, not for a table
            return Optional.empty();
        }
        return first(
                compare("cost", difference.cost(), expected.path("cost").asInt()),
                compare(
                        "operations",
                        difference.edits().stream()
                                .map(AnnotationChecks::operation)
                                .toList(),
                        texts(expected.path("ops"))),
                compare(
                        "removals",
                        difference.removals().toString(),
                        expected.path("remove").toString().replace(",", ", ")));
    }

    private static String operation(Edit edit) {
        String kind = edit instanceof Edit.Match ? "match" : edit instanceof Edit.Add ? "add" : "remove";
        return "[\"" + kind + "\"," + edit.gold() + "," + edit.answer() + "]";
    }

    /** {@code annotation_repair}, as the published code does it and as Cairn does. */
    static Optional<String> repair(JsonNode vector, AlignmentRepair.Stalled stalled) {
        JsonNode expected = vector.path("expected");
        String recordedError = expected.path("error").asText("");
        Namer namer = new Namer(AnnotationVectors.texts(vector.at("/input/middle_answers")));
        List<String> gold = AnnotationVectors.texts(vector.at("/input/gold_path"));
        try {
            Answer answer =
                    new OriginalAnswerReader().read(vector.at("/input/answer").asText());
            Repaired repaired = new AlignmentRepair(namer, stalled).repair(gold, answer);
            if (!recordedError.isEmpty()) {
                boolean mended = recordedError.equals("NoProgress") && stalled == AlignmentRepair.Stalled.JOIN;
                return mended ? covers(repaired, gold) : Optional.of("no error, recorded is " + expected);
            }
            return first(
                    covers(repaired, gold),
                    compare("segments", grouped(repaired.actions()), pairs(expected.path("segments"))),
                    compare("requests", namer.requests, requests(expected)),
                    ends(repaired, gold, expected));
        } catch (CairnException e) {
            return recordedError.isEmpty() ? Optional.of(String.valueOf(e.getMessage())) : Optional.empty();
        }
    }

    private static Optional<String> covers(Repaired repaired, List<String> gold) {
        return compare(
                "actions",
                repaired.actions().stream().map(AnnotatedAction::action).toList(),
                gold);
    }

    private static Optional<String> ends(Repaired repaired, List<String> gold, JsonNode expected) {
        SubGoalEnds ends = SubGoalEnds.insert(steps(gold), repaired.actions());
        List<String> rows = ends.rows().stream()
                .map(row ->
                        List.of(row.step().action(), row.subGoal().orElse("")).toString())
                .toList();
        List<String> recorded = new ArrayList<>();
        expected.path("steps")
                .forEach(row -> recorded.add(AnnotationVectors.texts(row).toString()));
        return first(
                compare("steps", rows, recorded),
                compare("sub-goals", ends.subGoals(), AnnotationVectors.texts(expected.path("subgoals_in_steps"))));
    }

    /** {@code align_steps_only}. */
    static Optional<String> steps(JsonNode vector) {
        List<AnnotatedAction> items = new ArrayList<>();
        vector.at("/input/items")
                .forEach(item -> items.add(
                        new AnnotatedAction(item.get(0).asText(), item.get(1).asText())));
        SubGoalEnds ends = SubGoalEnds.insert(steps(AnnotationVectors.texts(vector.at("/input/path"))), items);
        List<String> rows = ends.rows().stream()
                .map(row -> row.step() + " " + row.subGoal())
                .toList();
        List<String> recorded = new ArrayList<>();
        vector.at("/expected/steps").forEach(row -> recorded.add(recordedStep(row)));
        return first(
                compare("steps", rows, recorded),
                compare(
                        "sub-goals",
                        ends.subGoals(),
                        AnnotationVectors.texts(vector.at("/expected/subgoals_in_steps"))));
    }

    private static String recordedStep(JsonNode row) {
        Step step = new Step(
                row.path("action").asText(),
                row.path("observation").asText(),
                Double.parseDouble(row.path("score").asText()),
                Boolean.parseBoolean(row.path("isCompleted").asText()),
                row.path("freelook").asText(),
                row.path("inventory").asText());
        return step + " "
                + Optional.of(row.path("subgoal")).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    /** Steps as the harness of the vectors made them up. */
    static List<Step> steps(List<String> actions) {
        return IntStream.range(0, actions.size())
                .mapToObj(i -> new Step(actions.get(i), "o" + i, i / 10.0, false, "l" + i, "v" + i))
                .toList();
    }

    private static List<String> grouped(List<AnnotatedAction> actions) {
        List<String> groups = new ArrayList<>();
        for (int from = 0, to; from < actions.size(); from = to) {
            String subGoal = actions.get(from).subGoal();
            List<String> group = new ArrayList<>();
            for (to = from; to < actions.size() && actions.get(to).subGoal().equals(subGoal); to++) {
                group.add(actions.get(to).action());
            }
            groups.add(subGoal + "=" + group);
        }
        return groups;
    }

    private static List<String> pairs(JsonNode segments) {
        List<String> pairs = new ArrayList<>();
        segments.forEach(segment -> pairs.add(segment.get(0).asText() + "=" + AnnotationVectors.texts(segment.get(1))));
        return pairs;
    }

    private static List<List<String>> requests(JsonNode expected) {
        List<List<String>> requests = new ArrayList<>();
        expected.path("middle_requests").forEach(request -> requests.add(AnnotationVectors.texts(request)));
        return requests;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.toString()));
        return texts;
    }

    /** Answers in the recorded order; the last one again when they run out. */
    private static final class Namer implements RunNamer {
        private final Deque<String> answers;
        private final List<List<String>> requests = new ArrayList<>();

        Namer(List<String> answers) {
            this.answers = new ArrayDeque<>(answers);
        }

        @Override
        public List<AnnotatedAction> name(MissingRun run) {
            requests.add(run.actions());
            String answer = answers.isEmpty() ? "" : answers.size() == 1 ? answers.element() : answers.remove();
            return new OriginalAnswerReader().read(answer).actions();
        }
    }
}
