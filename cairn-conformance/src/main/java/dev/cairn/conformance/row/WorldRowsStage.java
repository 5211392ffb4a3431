package dev.cairn.conformance.row;

import dev.cairn.agent.Candidate;
import dev.cairn.agent.batch.ModelThreads;
import dev.cairn.agent.match.ActionMatcher;
import dev.cairn.agent.policy.RoleModel;
import dev.cairn.agent.rows.RowSummary;
import dev.cairn.core.Example;
import dev.cairn.core.TaskId;
import dev.cairn.core.Variation;
import dev.cairn.core.io.Jsonl;
import dev.cairn.core.io.JsonlLog;
import dev.cairn.core.run.RunDirectory;
import dev.cairn.domain.TaskCatalog;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.pipeline.Progress;
import dev.cairn.pipeline.Stage;
import dev.cairn.pipeline.evaluate.AgentOptions;
import dev.cairn.pipeline.evaluate.RowComparison;
import dev.cairn.pipeline.evaluate.RowQuestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The published comparison of actions, in a world that goes on: {@code world-matches.jsonl}. */
public record WorldRowsStage(RowQuestion question, AgentOptions options) implements Stage<WorldRowsStage.Result> {
    /** File of the variations' results below the run directory. */
    public static final String FILE = "world-matches.jsonl";

    /**
     * What came of it.
     *
     * @param role label of the model's role
     * @param rows of the data set
     * @param executed of these, what came before the end of their episode
     * @param percent actions that are the target, of those executed
     * @param score mean over variations
     */
    public record Result(String role, int rows, int executed, double percent, double score)
            implements RowComparison.Result {
        @Override
        public String line() {
            return String.format(
                    Locale.ROOT,
                    "%s: %.2f %% of %d executed actions are the target (%d rows), mean score %.1f",
                    role,
                    percent,
                    executed,
                    rows,
                    score);
        }
    }

    /** The comparison, for {@code evaluate --mode em-in-world}. */
    public static final class Comparison implements RowComparison {
        @Override
        public String name() {
            return "em-in-world";
        }

        @Override
        public Stage<? extends RowComparison.Result> stage(RowQuestion question, AgentOptions options) {
            return new WorldRowsStage(question, options);
        }
    }

    /** Of the published evaluation. */
    private static final int MOVES = 100;

    @Override
    public String command() {
        return "match-in-world-" + question.role().label();
    }

    @Override
    public Object config() {
        Map<String, Object> config = new TreeMap<>(options.config());
        config.putAll(question.config());
        config.put("moveLimit", MOVES);
        return config;
    }

    @Override
    public Map<String, String> inputs() {
        Map<String, String> inputs = new TreeMap<>(question.inputs());
        inputs.putAll(question.world().provenance());
        return inputs;
    }

    @Override
    public Class<Result> resultType() {
        return Result.class;
    }

    @Override
    public Result run(RunDirectory run, Progress progress) {
        List<Map.Entry<Variation, List<Example>>> variations =
                List.copyOf(byVariation().entrySet());
        try (ModelThreads threads = new ModelThreads(1, 1);
                RoleModel model = question.load(threads);
                ActionMatcher matcher = options.openMatcher(question.world().admissibleActions());
                TextEnvironment environment = question.world().open();
                JsonlLog log = JsonlLog.open(run.file(FILE));
                Progress.Bar bar = progress.bar(question.role().label(), variations.size(), log.size())) {
            for (Map.Entry<Variation, List<Example>> entry : variations.subList(log.size(), variations.size())) {
                log.append(WorldMatch.of(
                        entry.getKey(),
                        entry.getValue(),
                        input -> Candidate.texts(model.answer(List.of(input)).get(0)),
                        environment,
                        matcher,
                        MOVES));
                bar.step(entry.getKey().key());
            }
        }
        return result(Jsonl.read(run.file(FILE), WorldMatch.class));
    }

    private Map<Variation, List<Example>> byVariation() {
        Map<Variation, List<Example>> byVariation = new LinkedHashMap<>();
        TaskCatalog tasks = question.world().tasks();
        for (Example row : question.rows()) {
            TaskId task = tasks.byIndex(row.taskId());
            byVariation
                    .computeIfAbsent(tasks.variation(task, row.variationId()), unused -> new ArrayList<>())
                    .add(row);
        }
        return byVariation;
    }

    private Result result(List<WorldMatch> matches) {
        int executed = matches.stream().mapToInt(WorldMatch::executed).sum();
        int equal = matches.stream().mapToInt(WorldMatch::equal).sum();
        double score = matches.stream().mapToInt(WorldMatch::score).average().orElse(0);
        return new Result(
                question.role().label(), question.rows().size(), executed, RowSummary.percent(equal, executed), score);
    }
}
