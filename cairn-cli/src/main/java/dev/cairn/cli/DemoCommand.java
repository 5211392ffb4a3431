package dev.cairn.cli;

import dev.cairn.agent.EpisodeListener;
import dev.cairn.pipeline.Stages;
import dev.cairn.pipeline.evaluate.DemoResult;
import dev.cairn.pipeline.evaluate.DemoStage;
import java.time.Clock;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cairn demo}. */
@Command(
        name = "demo",
        description =
                "Watch the two-level agent on a test variation of each of the ten short tasks, then compare it with"
                        + " the same-size agent without sub-goals and a random one.")
final class DemoCommand extends StageCommand {
    @Mixin
    private DomainFlags world = new DomainFlags();

    @Mixin
    private ModelOptions models = new ModelOptions();

    DemoCommand(Console console) {
        super(console);
    }

    /** A demo is made to be watched: it always starts anew. */
    @Override
    public Integer call() {
        EpisodeListener live = json() ? EpisodeListener.SILENT : new LiveView(console());
        DemoStage stage = new DemoStage(
                world.open(console()), models.models(), models.beams(), models.seed(), world.threads(), live);
        Stages.Done<DemoResult> done = new Stages(Clock.systemUTC(), console()).run(stage, runs(), true);
        if (json()) {
            printJson(done.result());
        } else {
            print(done.result());
            console().print("run directory: " + done.directory());
        }
        return 0;
    }

    private void print(DemoResult result) {
        console().print("");
        console()
                .print(String.format("%-54s", "score, moves, end (sub-goals)")
                        + result.agents().stream()
                                .map(agent -> String.format("%-32s", agent))
                                .collect(Collectors.joining())
                                .stripTrailing());
        result.rows()
                .forEach(row -> console()
                        .print(String.format("%-54s", row.task() + " #" + row.variation())
                                + row.cells().stream()
                                        .map(DemoCommand::cell)
                                        .collect(Collectors.joining())
                                        .stripTrailing()));
        console()
                .print(String.format("%-54s", "mean score")
                        + IntStream.range(0, result.agents().size())
                                .mapToObj(agent ->
                                        String.format(Locale.ROOT, "%-32s", Math.round(result.mean(agent) * 10) / 10.0))
                                .collect(Collectors.joining())
                                .stripTrailing());
    }

    private static String cell(DemoResult.Cell cell) {
        String subGoals = cell.subGoals() == 0 ? "" : " (" + cell.subGoals() + ")";
        return String.format(
                "%-32s",
                String.format(
                        "%3d %4d  %s%s", cell.score(), cell.moves(), cell.end().label(), subGoals));
    }
}
