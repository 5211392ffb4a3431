package dev.cairn.pipeline.evaluate;

import dev.cairn.agent.batch.ModelThreads;
import dev.cairn.agent.policy.ModelSetup;
import dev.cairn.agent.policy.RoleModel;
import dev.cairn.agent.rows.RowMatch;
import dev.cairn.agent.rows.RowSummary;
import dev.cairn.agent.timing.PartTimes;
import dev.cairn.core.Example;
import dev.cairn.core.Role;
import dev.cairn.core.io.Jsonl;
import dev.cairn.core.io.JsonlLog;
import dev.cairn.core.io.Sha256;
import dev.cairn.core.run.RunDirectory;
import dev.cairn.domain.Domain;
import dev.cairn.pipeline.Progress;
import dev.cairn.pipeline.Stage;
import dev.cairn.pipeline.train.ModelFiles;
import dev.cairn.t5.metric.ExactMatch;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares a model's answers with the targets of a data set: {@code matches.jsonl}.
 *
 * @param world that the model is of
 * @param dataset the file that {@code rows} are from
 * @param rows those that count
 */
public record RowsStage(Domain world, Role role, Path dataset, List<Example> rows, Path models, int beams)
        implements Stage<RowSummary> {
    /** File of the rows' answers below the run directory. */
    public static final String FILE = "matches.jsonl";

    private static final int BATCH = 8;

    public RowsStage {
        rows = List.copyOf(rows);
    }

    @Override
    public String command() {
        return "match-" + role.label();
    }

    @Override
    public Object config() {
        return new TreeMap<>(Map.of(
                "role", role.label(), "rows", rows.size(), "beams", beams, "rowsHash", Sha256.of(rows.toString())));
    }

    @Override
    public Map<String, String> inputs() {
        Map<String, String> inputs = new TreeMap<>(ModelFiles.hashes(models, List.of(role)));
        inputs.put("dataset", "sha256:" + Sha256.of(dataset));
        return inputs;
    }

    @Override
    public Class<RowSummary> resultType() {
        return RowSummary.class;
    }

    @Override
    public RowSummary run(RunDirectory run, Progress progress) {
        ExactMatch rule =
                role == Role.CONTROLLER || role == Role.FIRST ? ExactMatch.WITHOUT_FULL_STOPS : ExactMatch.STRIPPED;
        try (ModelThreads threads = new ModelThreads(1, BATCH);
                RoleModel model = RoleModel.load(new ModelSetup(world, models, beams, threads, new PartTimes()), role);
                JsonlLog log = JsonlLog.open(run.file(FILE));
                Progress.Bar bar = progress.bar(role.label(), rows.size(), log.size())) {
            while (log.size() < rows.size()) {
                List<Example> batch = rows.subList(log.size(), Math.min(rows.size(), log.size() + BATCH));
                List<List<String>> answers =
                        model.answer(batch.stream().map(Example::input).toList());
                for (int i = 0; i < batch.size(); i++) {
                    log.append(RowMatch.of(batch.get(i), answers.get(i), rule));
                    bar.step(batch.get(i).taskRealId() + "/" + batch.get(i).variationId());
                }
            }
        }
        return RowSummary.of(Jsonl.read(run.file(FILE), RowMatch.class));
    }
}
