package dev.cairn.cli;

import dev.cairn.cli.console.Console;
import dev.cairn.cli.console.StageCommand;
import dev.cairn.cli.option.DomainFlags;
import dev.cairn.cli.option.InputFiles;
import dev.cairn.cli.option.ModelOptions;
import dev.cairn.cli.option.WorkerFlags;
import dev.cairn.domain.Domain;
import dev.cairn.pipeline.Stages;
import dev.cairn.pipeline.annotate.AnnotateStage;
import dev.cairn.pipeline.evaluate.AgentKind;
import dev.cairn.pipeline.evaluate.ProtocolSource;
import dev.cairn.pipeline.improve.ImproveStage;
import dev.cairn.pipeline.improve.ImproveTable;
import dev.cairn.pipeline.recipe.PipelineStage;
import dev.cairn.pipeline.recipe.Recipe;
import dev.cairn.pipeline.work.Workers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cairn improve}. */
@Command(
        name = "improve",
        description =
                "Let an agent learn from its own episodes: play training variations, search where it fails, train on"
                        + " what was found, keep what scores more on dev. The same command again goes on where it stopped.")
final class ImproveCommand extends StageCommand {
    @Parameters(
            paramLabel = "FILE",
            description = "Recipe whose key 'improve' says how, for example configs/improve.yaml.")
    private Path file = Path.of("");

    @Option(
            names = "--gold",
            paramLabel = "FILE|RUN",
            description =
                    "Annotated trajectories of train and dev variations, which are learnt again along with the new."
                            + " Default: those of the recipe, which are recorded first.")
    private Optional<Path> gold;

    @Option(names = "--agent", defaultValue = "two-level", description = "two-level or swift.")
    private String agent = "";

    @Mixin
    private ModelOptions models = new ModelOptions();

    @Mixin
    private DomainFlags chosenDomain = new DomainFlags();

    @Mixin
    private WorkerFlags workers = new WorkerFlags();

    ImproveCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        Recipe recipe = Recipe.read(file);
        recipe.domain().ifPresent(chosenDomain::require);
        Domain domain = chosenDomain.open(console());
        ImproveStage.Config config = new ImproveStage.Config(
                AgentKind.of(agent),
                ProtocolSource.of(recipe.evaluate().protocol(), domain),
                recipe.tasks(),
                recipe.improve(),
                models.beams(),
                models.seed());
        Workers playing = workers.of(chosenDomain, domain);
        Path trajectories = gold.map(given -> InputFiles.resolve(given, AnnotateStage.FILE))
                .orElseGet(() -> new PipelineStage(recipe, domain, playing)
                        .trajectories(new Stages(Clock.systemUTC(), console()), runs()));
        return show(
                new ImproveStage(domain, config, models.models(), trajectories, playing),
                result -> ImproveTable.lines(result).forEach(console()::print));
    }
}
