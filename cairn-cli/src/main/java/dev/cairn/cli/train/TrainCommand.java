package dev.cairn.cli.train;

import dev.cairn.cli.console.Console;
import dev.cairn.cli.console.StageCommand;
import dev.cairn.core.Role;
import dev.cairn.pipeline.train.DistributedConfig;
import dev.cairn.pipeline.train.TrainResult;
import dev.cairn.pipeline.train.TrainStage;
import dev.cairn.pipeline.train.TrainingData;
import dev.cairn.t5.Device;
import dev.cairn.t5.train.distributed.ProcessGroup;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cairn train}. */
@Command(
        name = "train",
        description = "Train one of the small models, from scratch or from a Hugging Face T5 directory.")
public final class TrainCommand extends StageCommand {
    @Parameters(
            paramLabel = "MODEL",
            description =
                    "executor, controller, first, swift; or base: one model on the rows of all four, to start from.")
    private String model = "";

    @Option(names = "--dataset", required = true, paramLabel = "RUN", description = "Run directory of cairn dataset.")
    private Path dataset = Path.of("");

    @Option(names = "--from", paramLabel = "DIR", description = "T5 directory to start from; otherwise from scratch.")
    private Optional<Path> from;

    @Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Mixin
    private TrainOptions options = new TrainOptions();

    public TrainCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        List<Role> roles = model.equals(TrainStage.BASE) ? List.of(Role.values()) : List.of(Role.of(model));
        DistributedConfig membership = DistributedConfig.of(System.getenv());
        if (membership.size() == 1 && options.processes() > 1) {
            return TrainProcesses.run(options.processes(), arguments(), console());
        }
        TrainProcesses.endWithLauncher(System.getenv());
        Device device = options.device(membership.rank());
        TrainStage.Config config =
                new TrainStage.Config(model, roles, roles, options.shape(), options.plan(device), options.seed());
        try (ProcessGroup group = membership.join(device)) {
            TrainStage stage = new TrainStage(config, TrainingData.of(dataset), from, device, group);
            if (group.first()) {
                return show(stage, this::print);
            }
            stage.assist();
            return 0;
        }
    }

    private List<String> arguments() {
        return Objects.requireNonNull(spec)
                .commandLine()
                .getParent()
                .getParseResult()
                .originalArgs();
    }

    private void print(TrainResult result) {
        line(
                "%s: %.2f M parameters, %s after step %d of %d, validation loss %.4f, exact match %.1f %%, "
                        + "BLEU %.1f",
                result.model(),
                result.parameters() / 1e6,
                result.averaged() > 1 ? "mean of " + result.averaged() + " checkpoints, best" : "best",
                result.bestStep(),
                result.steps(),
                result.validationLoss(),
                100 * result.exactMatch(),
                result.bleu());
    }
}
