package dev.cairn.cli;

import dev.cairn.agent.EpisodeListener;
import dev.cairn.cli.console.Console;
import dev.cairn.cli.console.StageCommand;
import dev.cairn.cli.option.DomainFlags;
import dev.cairn.cli.option.ModelOptions;
import dev.cairn.pipeline.evaluate.DemoResult;
import dev.cairn.pipeline.evaluate.DemoStage;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cairn demo}. */
@Command(
        name = "demo",
        description = "Play the first test variation of each task with the two-level agent, the agent of the same size"
                + " without sub-goals, and a random one; watch the two-level agent on one task of each length.")
final class DemoCommand extends StageCommand {
    @Mixin
    private DomainFlags chosenDomain = new DomainFlags();

    @Mixin
    private ModelOptions models = new ModelOptions();

    DemoCommand(Console console) {
        super(console);
    }

    /** A demo is made to be watched: it always starts from the beginning. */
    @Override
    public Integer call() {
        EpisodeListener live = json() ? EpisodeListener.SILENT : new LiveView(console());
        DemoStage stage = new DemoStage(
                chosenDomain.open(console()),
                models.models(),
                models.beams(),
                models.seed(),
                chosenDomain.threads(),
                live);
        startAfresh();
        return show(stage, this::print);
    }

    private void print(DemoResult result) {
        line("");
        row("score, moves, end (sub-goals)", result.agents());
        result.rows()
                .forEach(row -> row(
                        row.task() + " #" + row.variation(),
                        row.cells().stream().map(DemoCommand::cell).toList()));
        line("");
        row("mean score", result.agents());
        result.groups()
                .forEach(group -> row(
                        group.name() + ", " + group.episodes() + " episodes",
                        group.means().stream()
                                .map(mean -> String.format(Locale.ROOT, "%5.1f", mean))
                                .toList()));
    }

    private void row(String name, List<String> cells) {
        line(String.format("%-58s", name)
                + cells.stream()
                        .map(cell -> String.format("%-30s", cell))
                        .collect(Collectors.joining())
                        .stripTrailing());
    }

    private static String cell(DemoResult.Cell cell) {
        String subGoals = cell.subGoals() == 0 ? "" : " (" + cell.subGoals() + ")";
        return String.format(
                "%5d %4d  %s%s", cell.score(), cell.moves(), cell.end().label(), subGoals);
    }
}
