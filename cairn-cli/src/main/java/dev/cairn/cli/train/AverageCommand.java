package dev.cairn.cli.train;

import dev.cairn.cli.console.Console;
import dev.cairn.cli.console.ConsoleCommand;
import dev.cairn.pipeline.train.ModelMean;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cairn average}. */
@Command(
        name = "average",
        description = "Make the mean of models that were trained from one another or from the same model.")
public final class AverageCommand extends ConsoleCommand {
    @Parameters(
            arity = "2..*",
            paramLabel = "MODEL",
            description = "Model directories of one shape. Tokenizer and cairn.json are those of the first.")
    private List<Path> models = List.of();

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "DIR",
            description = "Where the mean is written; must not exist.")
    private Path output;

    public AverageCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        ModelMean mean = ModelMean.write(models, output);
        if (json()) {
            printJson(mean);
        } else {
            line("mean of " + mean.of().size() + " models: " + output);
        }
        return 0;
    }
}
