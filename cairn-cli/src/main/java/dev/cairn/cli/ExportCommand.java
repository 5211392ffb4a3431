package dev.cairn.cli;

import dev.cairn.cli.console.Console;
import dev.cairn.cli.console.ConsoleCommand;
import dev.cairn.pipeline.export.ExportFormat;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cairn export}. */
@Command(
        name = "export",
        description = "Write the episodes of an evaluation, or the rows of a data set, in the formats of others.")
final class ExportCommand extends ConsoleCommand {
    @Parameters(paramLabel = "RUN", description = "Run directory of cairn evaluate; for chat, of cairn dataset.")
    private Path run = Path.of("");

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            description =
                    "sharegpt: episodes as conversations, for trainers of chat models; chat: rows of a data set as"
                            + " questions and answers, likewise; scores: the original's task<N>-score.txt files.")
    private String format = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PATH",
            description = "File or folder. Default: sharegpt.json, chat/ or scores/ in the run directory.")
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
        ExportFormat chosen = ExportFormat.named(format);
        Path path = output.orElse(run.resolve(chosen.defaultPath()));
        Written written = new Written(chosen.name(), path.toString(), chosen.write(run, path, minScore));
        if (json()) {
            printJson(written);
        } else {
            line(written.items() + " " + chosen.items() + ": " + written.path());
        }
        return 0;
    }
}
