package dev.cairn.cli;

import dev.cairn.cli.stage.AnnotateStage;
import dev.cairn.cli.stage.DatasetStage;
import dev.cairn.core.UserException;
import dev.cairn.distill.dataset.DatasetSummary;
import dev.cairn.distill.dataset.RowOptions;
import dev.cairn.distill.prompt.Alignment;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cairn dataset}. */
@Command(name = "dataset", description = "Make training rows for executor, controller, first sub-goal and swift.")
final class DatasetVerb extends Verb {
    @Option(
            names = "--annotated",
            required = true,
            paramLabel = "FILE|RUN",
            description = "JSONL file of annotated trajectories, or the run directory of cairn annotate.")
    private Path annotated = Path.of("");

    @Option(
            names = "--alignment",
            defaultValue = "aligned",
            description = "aligned: training states are those the agent meets. original: the published data sets, byte"
                    + " for byte.")
    private Alignment alignment = Alignment.ALIGNED;

    @Option(
            names = "--history",
            paramLabel = "N",
            defaultValue = "10",
            description = "Rounds of history in a prompt; 1 is the published variant without history.")
    private int history;

    DatasetVerb(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        if (history < 1 || history > 10) {
            throw new UserException("--history must be 1 to 10, not " + history);
        }
        Path file = InputFiles.resolve(annotated, AnnotateStage.FILE);
        return show(new DatasetStage(file, new RowOptions(alignment, history)), this::print);
    }

    private void print(DatasetSummary summary) {
        summary.files()
                .forEach(file -> console()
                        .print(String.format(
                                Locale.ROOT,
                                "%-24s %7d rows  %5.0f characters on average, %d at most",
                                file.path(),
                                file.rows(),
                                file.meanInputChars(),
                                file.maxInputChars())));
    }
}
