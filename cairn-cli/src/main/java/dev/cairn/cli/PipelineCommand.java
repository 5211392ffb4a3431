package dev.cairn.cli;

import dev.cairn.cli.console.Console;
import dev.cairn.cli.console.StageCommand;
import dev.cairn.cli.option.DomainFlags;
import dev.cairn.cli.option.WorkerFlags;
import dev.cairn.core.score.ScoreTable;
import dev.cairn.domain.Domain;
import dev.cairn.pipeline.recipe.PipelineResult;
import dev.cairn.pipeline.recipe.PipelineStage;
import dev.cairn.pipeline.recipe.Recipe;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code cairn pipeline}. */
@Command(
        name = "pipeline",
        description =
                "Everything in one command: gold, annotate, dataset, train, evaluate. The same command again goes on"
                        + " where it stopped.")
final class PipelineCommand extends StageCommand {
    @Parameters(paramLabel = "FILE", description = "YAML file, for example configs/tiny.yaml.")
    private Path file = Path.of("");

    @Mixin
    private DomainFlags chosenDomain = new DomainFlags();

    @Mixin
    private WorkerFlags workers = new WorkerFlags();

    PipelineCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        Recipe config = Recipe.read(file);
        config.domain().ifPresent(chosenDomain::require);
        Domain domain = chosenDomain.open(console());
        return show(new PipelineStage(config, domain, workers.of(chosenDomain, domain)), this::print);
    }

    private void print(PipelineResult result) {
        result.annotation()
                .ifPresent(annotated ->
                        line("%d gold trajectories, %d sub-goals", annotated.trajectories(), annotated.subGoals()));
        result.models()
                .forEach(model -> line(
                        "%-10s %6d rows  validation loss %.4f  exact match %5.1f %%",
                        model.model(), model.trainRows(), model.validationLoss(), 100 * model.exactMatch()));
        line("");
        ScoreTable.lines(result.scores()).forEach(console()::print);
    }
}
