package dev.cairn.cli.stage;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Role;
import dev.cairn.core.io.Jsonl;
import dev.cairn.core.io.Sha256;
import dev.cairn.core.run.RunDirectory;
import dev.cairn.distill.dataset.DatasetSummary;
import dev.cairn.distill.dataset.DatasetWriter;
import dev.cairn.distill.dataset.RowOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Makes training rows: {@code <role>/{train,val,test}.jsonl} and {@code dataset.json}. */
public final class DatasetStage implements Stage<DatasetSummary> {
    private final Path annotated;
    private final RowOptions options;

    /**
     * A stage.
     *
     * @param annotated JSONL file of {@link AnnotatedTrajectory} records
     */
    public DatasetStage(Path annotated, RowOptions options) {
        this.annotated = annotated;
        this.options = options;
    }

    @Override
    public String verb() {
        return "dataset";
    }

    @Override
    public Object config() {
        return options;
    }

    @Override
    public Map<String, String> inputs() {
        return Map.of("annotated", "sha256:" + Sha256.of(annotated));
    }

    @Override
    public Class<DatasetSummary> resultType() {
        return DatasetSummary.class;
    }

    /** Reads every record once, so that a damaged line is found before anything is written. */
    @Override
    public void check() {
        Jsonl.forEach(annotated, AnnotatedTrajectory.class, trajectory -> {});
    }

    @Override
    public DatasetSummary run(RunDirectory run, Progress progress) {
        DatasetWriter writer = new DatasetWriter(options, List.of(Role.values()));
        DatasetSummary summary =
                writer.write(run.path(), action -> Jsonl.forEach(annotated, AnnotatedTrajectory.class, action));
        summary.files().forEach(file -> progress.say(file.path() + ": " + file.rows() + " rows"));
        return summary;
    }
}
