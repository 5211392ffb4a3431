package dev.cairn.conformance.agent;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.agent.compat.Defects;
import dev.cairn.agent.match.ActionMatcher;
import dev.cairn.agent.rows.RowMatch;
import dev.cairn.agent.rows.RowSummary;
import dev.cairn.agent.rows.WorldMatch;
import dev.cairn.conformance.ConformanceGroup;
import dev.cairn.conformance.ConformanceVector;
import dev.cairn.conformance.Verdict;
import dev.cairn.core.Example;
import dev.cairn.core.Split;
import dev.cairn.core.TaskId;
import dev.cairn.core.Variation;
import dev.cairn.distill.Compat;
import dev.cairn.t5.metric.ExactMatch;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Exact match of actions and of sub-goals on the rows of data sets. */
record ExactMatchGroup() implements ConformanceGroup {
    private static final int LIMIT = 100;

    @Override
    public String name() {
        return "eval_exact_match";
    }

    @Override
    public Verdict check(ConformanceVector vector, Compat compat) {
        return vector.input().path("function").asText().equals("eval_test_sg") ? subGoals(vector) : inWorld(vector);
    }

    private static Verdict subGoals(ConformanceVector vector) {
        Iterator<JsonNode> predictions = vector.input().path("predictions").iterator();
        List<Double> percentages = new ArrayList<>();
        for (JsonNode file : vector.input().path("files")) {
            List<RowMatch> matches = rows(file).stream()
                    .map(row -> RowMatch.of(row, Script.texts(predictions.next()), ExactMatch.WITHOUT_FULL_STOPS))
                    .toList();
            percentages.add(RowSummary.of(matches).all().percent());
        }
        return Verdict.same("percentages", numbers(vector, "out/all_percentage_42.npy"), percentages);
    }

    private static Verdict inWorld(ConformanceVector vector) {
        EventLog log = new EventLog();
        Iterator<JsonNode> predictions = vector.input().path("predictions").iterator();
        Iterator<JsonNode> worlds = vector.input().path("env").iterator();
        List<Double> percentages = new ArrayList<>();
        List<Double> scores = new ArrayList<>();
        try (ActionMatcher matcher = ActionMatcher.byWords(Defects.ORIGINAL)) {
            for (JsonNode file : vector.input().path("files")) {
                try (ScriptedWorld world = new ScriptedWorld(worlds.next(), log)) {
                    List<WorldMatch> matches = new ArrayList<>();
                    byVariation(rows(file))
                            .forEach((variation, rows) -> matches.add(WorldMatch.of(
                                    variation,
                                    rows,
                                    input -> Script.texts(predictions.next()),
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
        List<String> actions = Script.texts(vector.expected().path("env_actions")).stream()
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

    private static List<Example> rows(JsonNode file) {
        return StreamSupport.stream(file.spliterator(), false)
                .map(row -> new Example(
                        row.path("input").asText(),
                        row.path("target").asText(),
                        row.path("task_id").asInt(),
                        row.path("variation_id").asInt(),
                        row.path("task_real_id").asText()))
                .toList();
    }

    private static List<Double> numbers(ConformanceVector vector, String file) {
        return StreamSupport.stream(
                        vector.expected().path("output_files").path(file).spliterator(), false)
                .map(JsonNode::asDouble)
                .toList();
    }
}
