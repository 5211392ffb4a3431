package dev.cairn.conformance.agent;

import dev.cairn.agent.match.ActionMatcher;
import dev.cairn.agent.rows.RowMatch;
import dev.cairn.agent.rows.RowSummary;
import dev.cairn.conformance.defect.Defects;
import dev.cairn.conformance.defect.PublishedChoices;
import dev.cairn.conformance.row.WorldMatch;
import dev.cairn.conformance.vector.Compat;
import dev.cairn.conformance.vector.ConformanceGroup;
import dev.cairn.conformance.vector.ConformanceVector;
import dev.cairn.conformance.vector.Value;
import dev.cairn.conformance.vector.Verdict;
import dev.cairn.core.Example;
import dev.cairn.core.Split;
import dev.cairn.core.TaskId;
import dev.cairn.core.Variation;
import dev.cairn.scienceworld.agent.ScienceWorldChoices;
import dev.cairn.t5.metric.ExactMatch;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Exact match of actions and of sub-goals on the rows of data sets. */
record ExactMatchGroup() implements ConformanceGroup {
    private static final int LIMIT = 100;

    @Override
    public String name() {
        return "eval_exact_match";
    }

    @Override
    public Verdict check(ConformanceVector vector, Compat compat) {
        return vector.input().text("function").equals("eval_test_sg") ? subGoals(vector) : inWorld(vector);
    }

    /** The published code asked for the rows of one variation after the other, in order of first appearance. */
    private static Verdict subGoals(ConformanceVector vector) {
        Iterator<Value> predictions = vector.input().at("predictions").iterator();
        List<Double> percentages = new ArrayList<>();
        for (Value file : vector.input().at("files").fields().values()) {
            List<RowMatch> matches = byVariation(rows(file)).values().stream()
                    .flatMap(List::stream)
                    .map(row -> RowMatch.of(
                            row, Script.next(predictions, "predictions").texts(), ExactMatch.WITHOUT_FULL_STOPS))
                    .toList();
            percentages.add(RowSummary.of(matches).all().percent());
        }
        return Verdict.all(List.of(
                () -> Verdict.same("answers left over", false, predictions.hasNext()),
                () -> Verdict.same("percentages", numbers(vector, "out/all_percentage_42.npy"), percentages)));
    }

    private static Verdict inWorld(ConformanceVector vector) {
        EventLog log = new EventLog();
        Iterator<Value> predictions = vector.input().at("predictions").iterator();
        Iterator<Value> worlds = vector.input().at("env").iterator();
        List<Double> percentages = new ArrayList<>();
        List<Double> scores = new ArrayList<>();
        try (ActionMatcher matcher =
                ActionMatcher.byWords(new ScienceWorldChoices(), PublishedChoices.matching(Defects.ORIGINAL))) {
            for (Value file : vector.input().at("files").fields().values()) {
                try (ScriptedWorld world = new ScriptedWorld(Script.next(worlds, "env"), log)) {
                    List<WorldMatch> matches = new ArrayList<>();
                    byVariation(rows(file))
                            .forEach((variation, rows) -> matches.add(WorldMatch.of(
                                    variation,
                                    rows,
                                    input -> Script.next(predictions, "predictions")
                                            .texts(),
                                    world,
                                    matcher,
                                    LIMIT)));
                    percentages.add(RowSummary.percent(
                            matches.stream().mapToInt(WorldMatch::equal).sum(),
                            matches.stream().mapToInt(WorldMatch::executed).sum()));
                    scores.add(matches.stream()
                            .mapToInt(WorldMatch::score)
                            .average()
                            .orElse(0));
                }
            }
        }
        List<String> actions = vector.expected().texts("env_actions").stream()
                .map(action -> "env_step " + action)
                .toList();
        return Verdict.all(List.of(
                () -> Verdict.same("actions", actions, log.events()),
                () -> Verdict.same("percentages", numbers(vector, "out/all_percentage_42.npy"), percentages),
                () -> Verdict.same("scores", numbers(vector, "out/all_scores_42.npy"), scores)));
    }

    private static Map<Variation, List<Example>> byVariation(List<Example> rows) {
        Map<Variation, List<Example>> byVariation = new LinkedHashMap<>();
        for (Example row : rows) {
            Variation variation = new Variation(
                    new TaskId(row.taskId(), row.taskRealId(), row.taskRealId()), row.variationId(), Split.TEST);
            byVariation.computeIfAbsent(variation, unused -> new ArrayList<>()).add(row);
        }
        return byVariation;
    }

    private static List<Example> rows(Value file) {
        return file.list().stream()
                .map(row -> new Example(
                        row.text("input"),
                        row.text("target"),
                        row.integer("task_id"),
                        row.integer("variation_id"),
                        row.text("task_real_id")))
                .toList();
    }

    private static List<Double> numbers(ConformanceVector vector, String file) {
        return vector.expected().at("output_files").at(file).list().stream()
                .map(Value::number)
                .toList();
    }
}
