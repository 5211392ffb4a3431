package dev.cairn.cli;

import dev.cairn.cli.console.Console;
import dev.cairn.cli.console.ConsoleCommand;
import dev.cairn.core.run.EvaluationRun;
import dev.cairn.pipeline.export.ExportFormat;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cairn export}. */
@Command(name = "export", description = "Write the episodes of an evaluation in the formats of others.")
final class ExportCommand extends ConsoleCommand {
    @Parameters(paramLabel = "RUN", description = "Run directory of cairn evaluate.")
    private Path run = Path.of("");

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            description = "sharegpt: conversations, for trainers of chat models; scores: the original's"
                    + " task<N>-score.txt files.")
    private String format = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PATH",
            description = "File, or folder of score files. Default: sharegpt.json or scores/ in the run directory.")
    private Optional<Path> output;

    @Option(
            names = "--min-score",
            paramLabel = "N",
            defaultValue = "0",
            description = "sharegpt: leave out episodes with a lower score.")
    private int minScore;

    /** What was written. */
    record Written(String format, String path, int items) {}

    ExportCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        EvaluationRun read = EvaluationRun.read(run);
        ExportFormat chosen = ExportFormat.named(format);
        Path path = output.orElse(run.resolve(chosen.defaultPath()));
        Written written = new Written(chosen.name(), path.toString(), chosen.write(read, path, minScore));
        if (json()) {
            printJson(written);
        } else {
            line(written.items() + " " + chosen.items() + ": " + written.path());
        }
        return 0;
    }
}
