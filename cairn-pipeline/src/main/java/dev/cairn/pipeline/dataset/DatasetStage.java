package dev.cairn.pipeline.dataset;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.UserException;
import dev.cairn.core.io.Sha256;
import dev.cairn.core.io.TextFile;
import dev.cairn.core.run.RunDirectory;
import dev.cairn.distill.dataset.DatasetPlan;
import dev.cairn.distill.dataset.DatasetSummary;
import dev.cairn.distill.dataset.DatasetWriter;
import dev.cairn.distill.dataset.TokenCounter;
import dev.cairn.distill.dataset.TrajectoryFile;
import dev.cairn.domain.Domain;
import dev.cairn.pipeline.InputDomain;
import dev.cairn.pipeline.Progress;
import dev.cairn.pipeline.Stage;
import dev.cairn.pipeline.work.Workers;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Makes training rows, {@code dataset.json} and the data set's card.
 *
 * @param domain that the trajectories are from
 * @param annotated JSONL file of {@link AnnotatedTrajectory} records
 * @param counter counts tokens for the card, in this process alone
 */
public record DatasetStage(
        Domain domain, Path annotated, DatasetPlan plan, Optional<TokenCounter> counter, Workers workers)
        implements Stage<DatasetSummary> {
    /** Everything that decides the result. */
    private record Config(String domain, DatasetPlan plan, Optional<DatasetSummary.Tokenizer> tokenizer) {}

    @Override
    public String command() {
        return "dataset";
    }

    @Override
    public Object config() {
        return new Config(
                domain.name(),
                plan,
                counter.map(tokens -> new DatasetSummary.Tokenizer(tokens.name(), tokens.maxInput())));
    }

    @Override
    public Map<String, String> inputs() {
        Map<String, String> inputs = new TreeMap<>(InputDomain.language(domain));
        inputs.put("annotated", "sha256:" + Sha256.of(annotated));
        return inputs;
    }

    @Override
    public Class<DatasetSummary> resultType() {
        return DatasetSummary.class;
    }

    /** Reads every record once, so that a damaged line is found before anything is written. */
    @Override
    public void check() {
        InputDomain.require(annotated, domain);
        if (workers.areElsewhere() && counter.isPresent()) {
            throw new UserException("tokens are counted by one process: leave out --master, or the tokenizer");
        }
        try (TrajectoryFile source = TrajectoryFile.open(annotated)) {
            if (source.headings().isEmpty()) {
                throw new UserException(annotated + " holds no trajectory, so that there is nothing to make rows of;"
                        + " `cairn annotate` cuts trajectories into sub-goals");
            }
        }
    }

    @Override
    public DatasetSummary run(RunDirectory run, Progress progress) {
        try (TrajectoryFile source = TrajectoryFile.open(annotated)) {
            DatasetWriter writer = new DatasetWriter(domain, plan, counter, workers.threads());
            DatasetSummary summary = workers.areElsewhere()
                    ? writer.write(run.path(), source.headings(), elsewhere(source, run, progress))
                    : writer.write(run.path(), source);
            summary.files().forEach(file -> progress.say(file.path() + ": " + file.rows() + " rows"));
            return summary;
        }
    }

    private DatasetWriter.RowMaker elsewhere(TrajectoryFile source, RunDirectory run, Progress progress) {
        RowWork work = new RowWork(annotated.toAbsolutePath(), plan.rows(), plan.roles());
        return (chosen, made) -> {
            List<TextFile.Place> places = chosen.stream().map(source::place).toList();
            Iterator<Integer> indices = chosen.iterator();
            workers.run(
                    run,
                    progress,
                    work,
                    places,
                    0,
                    UnaryOperator.identity(),
                    (place, rows) -> made.accept(indices.next(), rows));
        };
    }
}
