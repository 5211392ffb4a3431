package dev.cairn.cli;

import dev.cairn.cli.stage.GoldResult;
import dev.cairn.cli.stage.GoldStage;
import dev.cairn.core.Fold;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.simulator.TaskCatalog;
import dev.cairn.simulator.World;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cairn gold}. */
@Command(name = "gold", description = "Record gold trajectories: the simulator's own solutions, replayed and checked.")
final class GoldVerb extends Verb {
    @Mixin
    private WorldOptions world = new WorldOptions();

    @Option(
            names = "--tasks",
            paramLabel = "TASKS",
            defaultValue = "all",
            description = "Codes (4-1), names, indices or groups (short, medium, long, all), separated by commas.")
    private String tasks = "";

    @Option(names = "--folds", paramLabel = "FOLDS", defaultValue = "train", description = "train, dev, test.")
    private String folds = "";

    @Option(
            names = "--per-task",
            paramLabel = "N",
            defaultValue = "1",
            description = "Variations of each task and fold, spread evenly; 0 for all.")
    private int perTask;

    @Option(
            names = "--variations",
            paramLabel = "LIST",
            defaultValue = "",
            description = "Exactly these variations of each task (0,3,10-12) instead of --folds and --per-task.")
    private String variations = "";

    GoldVerb(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        World scienceWorld = world.world(console());
        List<Variation> chosen = select(scienceWorld.tasks());
        return show(new GoldStage(scienceWorld, chosen, world.threads()), this::print);
    }

    private List<Variation> select(TaskCatalog catalog) {
        if (!variations.isBlank()) {
            List<Integer> numbers = NumberList.parse(variations);
            return catalog.select(tasks).stream()
                    .flatMap(task -> numbers.stream().map(number -> catalog.variation(task, number)))
                    .toList();
        }
        if (perTask < 0) {
            throw new UserException("--per-task must be 0 or more, not " + perTask);
        }
        List<Fold> chosen = Arrays.stream(folds.split(",")).map(Fold::of).toList();
        int limit = perTask == 0 ? Integer.MAX_VALUE : perTask;
        return catalog.select(tasks).stream()
                .flatMap(task -> chosen.stream().flatMap(fold -> catalog.spread(task, fold, limit).stream()))
                .toList();
    }

    private void print(GoldResult result) {
        console()
                .print(String.format(
                        Locale.ROOT,
                        "%d trajectories, %.1f actions on average; %d of %d replay to score 100",
                        result.trajectories(),
                        result.meanActions(),
                        result.complete(),
                        result.trajectories()));
        result.incomplete().forEach(line -> console().print("  not complete: " + line));
    }
}
