package dev.cairn.cli;

import dev.cairn.agent.EpisodeListener;
import dev.cairn.agent.Protocol;
import dev.cairn.agent.score.ScoreSummary;
import dev.cairn.cli.stage.AgentKind;
import dev.cairn.cli.stage.EvaluateStage;
import dev.cairn.core.Fold;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.simulator.World;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cairn evaluate}. */
@Command(name = "evaluate", description = "Score an agent under a named protocol.")
final class EvaluateVerb extends Verb {
    @Mixin
    private WorldOptions world = new WorldOptions();

    @Mixin
    private ModelOptions models = new ModelOptions();

    @Option(names = "--agent", defaultValue = "two-level", description = "two-level, swift, random or gold.")
    private String agent = "";

    @Option(
            names = "--protocol",
            defaultValue = "seed",
            description = "seed, swiftsage or mini; see docs/protocols.md.")
    private String protocol = "";

    @Option(
            names = "--tasks",
            paramLabel = "TASKS",
            defaultValue = "all",
            description = "Codes (4-1), names, indices or groups (short, medium, long, all), separated by commas.")
    private String tasks = "";

    @Option(names = "--fold", defaultValue = "test", description = "Fold that the variations are taken from.")
    private String fold = "";

    @Option(
            names = "--max-variations",
            paramLabel = "N",
            showDefaultValue = Help.Visibility.NEVER,
            description = "At most so many variations of each task. Default: the protocol's.")
    private Optional<Integer> maxVariations = Optional.empty();

    EvaluateVerb(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        AgentKind kind = AgentKind.of(agent);
        Protocol chosen = maxVariations
                .map(limit -> Protocol.preset(protocol).withVariationsPerTask(positive(limit)))
                .orElseGet(() -> Protocol.preset(protocol));
        World scienceWorld = world.world(console());
        List<Variation> episodes =
                chosen.episodes(scienceWorld.tasks(), scienceWorld.tasks().select(tasks), Fold.of(fold));
        EvaluateStage.Config config = new EvaluateStage.Config(kind, chosen, episodes, models.beams(), models.seed());
        return show(
                new EvaluateStage(scienceWorld, config, models.models(), world.threads(), EpisodeListener.SILENT),
                this::print);
    }

    private void print(ScoreSummary summary) {
        ScoreTable.lines(List.of(summary)).forEach(console()::print);
    }

    private static int positive(int limit) {
        if (limit < 1) {
            throw new UserException("--max-variations must be 1 or more, not " + limit);
        }
        return limit;
    }
}
