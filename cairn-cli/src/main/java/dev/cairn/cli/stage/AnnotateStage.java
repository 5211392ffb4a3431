package dev.cairn.cli.stage;

import dev.cairn.core.Trajectory;
import dev.cairn.core.io.Jsonl;
import dev.cairn.core.io.JsonlLog;
import dev.cairn.core.io.Sha256;
import dev.cairn.core.run.RunDirectory;
import dev.cairn.distill.annotate.Annotator;
import java.nio.file.Path;
import java.util.Map;

/** Cuts trajectories into sub-goals: {@code annotated.jsonl}. */
public final class AnnotateStage implements Stage<AnnotateResult> {
    /** File of the annotated trajectories below the run directory. */
    public static final String FILE = "annotated.jsonl";

    private final Path trajectories;
    private final Annotator annotator;

    /**
     * A stage.
     *
     * @param trajectories JSONL file of {@link Trajectory} records
     */
    public AnnotateStage(Path trajectories, Annotator annotator) {
        this.trajectories = trajectories;
        this.annotator = annotator;
    }

    @Override
    public String verb() {
        return "annotate";
    }

    @Override
    public Object config() {
        return Map.of("annotator", annotator.name());
    }

    @Override
    public Map<String, String> inputs() {
        return Map.of("trajectories", "sha256:" + Sha256.of(trajectories));
    }

    @Override
    public Class<AnnotateResult> resultType() {
        return AnnotateResult.class;
    }

    /** Reads every record once, so that a damaged line is found before anything is written. */
    @Override
    public void check() {
        Jsonl.forEach(trajectories, Trajectory.class, trajectory -> {});
    }

    @Override
    public AnnotateResult run(RunDirectory run, Progress progress) {
        int[] line = {0};
        try (JsonlLog log = JsonlLog.open(run.file(FILE))) {
            int done = log.size();
            Jsonl.forEach(trajectories, Trajectory.class, trajectory -> {
                if (line[0]++ >= done) {
                    log.append(annotator.annotate(trajectory));
                    run.itemDone(trajectory.variation().key(), Map.of());
                }
            });
        }
        AnnotateResult result = AnnotateResult.of(run.file(FILE));
        progress.say(result.trajectories() + " trajectories, " + result.subGoals() + " sub-goals");
        return result;
    }
}
