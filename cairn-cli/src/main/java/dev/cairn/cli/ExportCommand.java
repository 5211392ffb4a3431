package dev.cairn.cli;

import dev.cairn.core.run.EvaluationRun;
import dev.cairn.pipeline.export.ScoreFiles;
import dev.cairn.pipeline.export.ShareGpt;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cairn export}. */
@Command(name = "export", description = "Write the episodes of an evaluation in the formats of others.")
final class ExportCommand extends ConsoleCommand {
    /** What can be written. */
    enum Format {
        SHAREGPT,
        SCORES
    }

    @Parameters(paramLabel = "RUN", description = "Run directory of cairn evaluate.")
    private Path run = Path.of("");

    @Option(
            names = "--format",
            required = true,
            description = "sharegpt: conversations, for trainers of chat models; scores: the original's"
                    + " task<N>-score.txt files.")
    private Format format = Format.SHAREGPT;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PATH",
            showDefaultValue = Help.Visibility.NEVER,
            description = "File, or folder of score files. Default: sharegpt.json or scores/ in the run directory.")
    private Optional<Path> output = Optional.empty();

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
        Written written = switch (format) {
            case SHAREGPT -> {
                Path file = output.orElse(run.resolve("sharegpt.json"));
                yield new Written("sharegpt", file.toString(), ShareGpt.write(read, file, minScore));
            }
            case SCORES -> {
                Path folder = output.orElse(run.resolve("scores"));
                yield new Written("scores", folder.toString(), ScoreFiles.write(read, folder));
            }
        };
        if (json()) {
            printJson(written);
        } else {
            console()
                    .print(written.items()
                            + (format == Format.SHAREGPT ? " conversations: " : " score files: ")
                            + written.path());
        }
        return 0;
    }
}
