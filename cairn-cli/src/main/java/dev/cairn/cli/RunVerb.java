package dev.cairn.cli;

import dev.cairn.agent.EpisodeListener;
import dev.cairn.agent.Protocol;
import dev.cairn.agent.score.ScoreSummary;
import dev.cairn.cli.stage.AgentKind;
import dev.cairn.cli.stage.EvaluateStage;
import dev.cairn.core.TaskId;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.simulator.World;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cairn run}. */
@Command(name = "run", description = "Run one episode and show it live.")
final class RunVerb extends Verb {
    @Mixin
    private WorldOptions world = new WorldOptions();

    @Mixin
    private ModelOptions models = new ModelOptions();

    @Option(names = "--agent", defaultValue = "two-level", description = "two-level, swift, random or gold.")
    private String agent = "";

    @Option(
            names = "--protocol",
            defaultValue = "seed",
            description = "Limits and score rule: seed, swiftsage or mini.")
    private String protocol = "";

    @Option(names = "--task", required = true, description = "Code (4-1), name or index.")
    private String task = "";

    @Option(names = "--variation", defaultValue = "0", description = "Variation of the task.")
    private int variation;

    RunVerb(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        World scienceWorld = world.world(console());
        List<TaskId> chosen = scienceWorld.tasks().select(task);
        if (chosen.size() != 1) {
            throw new UserException("'" + task + "' names " + chosen.size() + " tasks; run shows one episode");
        }
        Variation episode = scienceWorld.tasks().variation(chosen.get(0), variation);
        EvaluateStage.Config config = new EvaluateStage.Config(
                AgentKind.of(agent), Protocol.preset(protocol), List.of(episode), models.beams(), models.seed());
        EpisodeListener live = json() ? EpisodeListener.SILENT : new LiveView(console());
        return show(new EvaluateStage(scienceWorld, config, models.models(), 1, live), this::print);
    }

    private void print(ScoreSummary summary) {
        console().print("");
        ScoreTable.lines(List.of(summary)).forEach(console()::print);
    }
}
