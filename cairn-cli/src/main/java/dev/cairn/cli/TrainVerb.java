package dev.cairn.cli;

import dev.cairn.cli.stage.ModelShape;
import dev.cairn.cli.stage.TrainPlan;
import dev.cairn.cli.stage.TrainResult;
import dev.cairn.cli.stage.TrainStage;
import dev.cairn.core.Role;
import dev.cairn.t5.Torch;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cairn train}. */
@Command(
        name = "train",
        description = "Train one of the small models, from scratch or from a Hugging Face T5 directory.")
final class TrainVerb extends Verb {
    @Parameters(
            paramLabel = "MODEL",
            description =
                    "executor, controller, first, swift; or base: one model on the rows of all four, to start from.")
    private String model = "";

    @Option(names = "--dataset", required = true, paramLabel = "RUN", description = "Run directory of cairn dataset.")
    private Path dataset = Path.of("");

    @Option(
            names = "--from",
            paramLabel = "DIR",
            showDefaultValue = Help.Visibility.NEVER,
            description = "T5 directory to start from; otherwise from scratch.")
    private Optional<Path> from = Optional.empty();

    @Mixin
    private TrainOptions options = new TrainOptions();

    TrainVerb(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        List<Role> roles = model.equals(TrainStage.BASE) ? List.of(Role.values()) : List.of(Role.of(model));
        ModelShape shape = options.shape();
        TrainPlan plan = options.plan();
        TrainStage stage =
                new TrainStage(new TrainStage.Config(model, roles, shape, plan, options.seed()), dataset, from);
        Torch.threads(1);
        return show(stage, this::print);
    }

    private void print(TrainResult result) {
        console()
                .print(String.format(
                        Locale.ROOT,
                        "%s: %.2f M parameters, %s after step %d of %d, validation loss %.4f, exact match %.1f %%, "
                                + "BLEU %.1f",
                        result.model(),
                        result.parameters() / 1e6,
                        result.averaged() > 1 ? "mean of " + result.averaged() + " checkpoints, best" : "best",
                        result.bestStep(),
                        result.steps(),
                        result.validationLoss(),
                        100 * result.exactMatch(),
                        result.bleu()));
    }
}
