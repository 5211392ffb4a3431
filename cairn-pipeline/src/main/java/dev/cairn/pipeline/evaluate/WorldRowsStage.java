package dev.cairn.pipeline.evaluate;

import dev.cairn.agent.batch.ModelThreads;
import dev.cairn.agent.match.ActionMatcher;
import dev.cairn.agent.policy.ModelSetup;
import dev.cairn.agent.policy.RoleModel;
import dev.cairn.agent.rows.RowSummary;
import dev.cairn.agent.rows.WorldMatch;
import dev.cairn.agent.timing.PartTimes;
import dev.cairn.core.Example;
import dev.cairn.core.Role;
import dev.cairn.core.TaskId;
import dev.cairn.core.Variation;
import dev.cairn.core.io.Jsonl;
import dev.cairn.core.io.JsonlLog;
import dev.cairn.core.io.Sha256;
import dev.cairn.core.run.RunDirectory;
import dev.cairn.domain.Domain;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.pipeline.Progress;
import dev.cairn.pipeline.Stage;
import dev.cairn.pipeline.train.ModelFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The published comparison of actions, in a world that goes on: {@code world-matches.jsonl}. */
public record WorldRowsStage(
        Domain world,
        Role role,
        Path dataset,
        List<Example> rows,
        Path models,
        int beams,
        int moveLimit,
        AgentOptions options)
        implements Stage<WorldRowsStage.Result> {
    /** File of the variations' results below the run directory. */
    public static final String FILE = "world-matches.jsonl";

    /**
     * What came of it.
     *
     * @param rows of the data set
     * @param executed of these, what came before the end of their episode
     * @param percent actions that are the target, of those executed
     * @param score mean over variations
     */
    public record Result(int rows, int executed, double percent, double score) {}

    public WorldRowsStage {
        rows = List.copyOf(rows);
    }

    @Override
    public String command() {
        return "match-in-world-" + role.label();
    }

    @Override
    public Object config() {
        Map<String, Object> config = new TreeMap<>(options.config());
        config.put("role", role.label());
        config.put("rows", Sha256.of(rows.toString()));
        config.put("beams", beams);
        config.put("moveLimit", moveLimit);
        return config;
    }

    @Override
    public Map<String, String> inputs() {
        Map<String, String> inputs = new TreeMap<>(world.provenance());
        inputs.putAll(ModelFiles.hashes(models, List.of(role)));
        inputs.put("dataset", "sha256:" + Sha256.of(dataset));
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
                RoleModel model = RoleModel.load(new ModelSetup(world, models, beams, threads, new PartTimes()), role);
                ActionMatcher matcher = options.openMatcher(world.admissibleActions());
                TextEnvironment environment = world.open();
                JsonlLog log = JsonlLog.open(run.file(FILE));
                Progress.Bar bar = progress.bar(role.label(), variations.size(), log.size())) {
            for (Map.Entry<Variation, List<Example>> entry : variations.subList(log.size(), variations.size())) {
                log.append(WorldMatch.of(
                        entry.getKey(),
                        entry.getValue(),
                        input -> model.answer(List.of(input)).get(0),
                        environment,
                        matcher,
                        moveLimit));
                bar.step(entry.getKey().key());
            }
        }
        return result(Jsonl.read(run.file(FILE), WorldMatch.class));
    }

    private Map<Variation, List<Example>> byVariation() {
        Map<Variation, List<Example>> byVariation = new LinkedHashMap<>();
        for (Example row : rows) {
            TaskId task = world.tasks().byIndex(row.taskId());
            byVariation
                    .computeIfAbsent(world.tasks().variation(task, row.variationId()), unused -> new ArrayList<>())
                    .add(row);
        }
        return byVariation;
    }

    private Result result(List<WorldMatch> matches) {
        int executed = matches.stream().mapToInt(WorldMatch::executed).sum();
        int equal = matches.stream().mapToInt(WorldMatch::equal).sum();
        double score = matches.stream().mapToInt(WorldMatch::score).average().orElse(0);
        return new Result(rows.size(), executed, RowSummary.percent(equal, executed), score);
    }
}
