package dev.cairn.pipeline.evaluate;

import dev.cairn.agent.Candidate;
import dev.cairn.agent.batch.ModelThreads;
import dev.cairn.agent.policy.RoleModel;
import dev.cairn.agent.rows.RowMatch;
import dev.cairn.agent.rows.RowSummary;
import dev.cairn.core.Example;
import dev.cairn.core.Role;
import dev.cairn.core.io.Jsonl;
import dev.cairn.core.io.JsonlLog;
import dev.cairn.core.run.DoneItems;
import dev.cairn.core.run.RunDirectory;
import dev.cairn.pipeline.Progress;
import dev.cairn.pipeline.Stage;
import dev.cairn.t5.metric.ExactMatch;
import java.util.List;
import java.util.Map;

/** Compares a model's answers with the targets of a data set: {@code matches.jsonl}. */
public record RowsStage(RowQuestion question) implements Stage<RowSummary> {
    /** File of the rows' answers below the run directory. */
    public static final String FILE = "matches.jsonl";

    private static final int BATCH = 8;

    @Override
    public String command() {
        return "match-" + question.role().label();
    }

    @Override
    public Object config() {
        return question.config();
    }

    @Override
    public Map<String, String> inputs() {
        return question.inputs();
    }

    @Override
    public Class<RowSummary> resultType() {
        return RowSummary.class;
    }

    @Override
    public RowSummary run(RunDirectory run, Progress progress) {
        Role role = question.role();
        List<Example> rows = question.rows();
        ExactMatch rule =
                role == Role.CONTROLLER || role == Role.FIRST ? ExactMatch.WITHOUT_FULL_STOPS : ExactMatch.STRIPPED;
        try (ModelThreads threads = new ModelThreads(1, BATCH);
                RoleModel model = question.load(threads);
                JsonlLog log = JsonlLog.open(run.file(FILE))) {
            int done = DoneItems.count(
                    rows,
                    row -> key(row.taskRealId(), row.variationId(), row.target()),
                    DoneItems.Log.read(
                            run.file(FILE),
                            RowMatch.class,
                            match -> key(match.task(), match.variation(), match.target())));
            try (Progress.Bar bar = progress.bar(role.label(), rows.size(), done)) {
                for (int from = done; from < rows.size(); from += BATCH) {
                    List<Example> batch = rows.subList(from, Math.min(rows.size(), from + BATCH));
                    List<List<Candidate>> answers =
                            model.answer(batch.stream().map(Example::input).toList());
                    for (int i = 0; i < batch.size(); i++) {
                        log.append(RowMatch.of(batch.get(i), Candidate.texts(answers.get(i)), rule));
                        bar.step(batch.get(i).taskRealId() + "/" + batch.get(i).variationId());
                    }
                }
            }
        }
        return RowSummary.of(Jsonl.read(run.file(FILE), RowMatch.class));
    }

    private static String key(String task, int variation, String target) {
        return task + "/" + variation + " '" + target + "'";
    }
}
