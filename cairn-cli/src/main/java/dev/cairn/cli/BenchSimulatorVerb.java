package dev.cairn.cli;

import dev.cairn.core.Fold;
import dev.cairn.core.TaskId;
import dev.cairn.core.UserException;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Json;
import dev.cairn.simulator.TextEnvironment;
import dev.cairn.simulator.World;
import dev.cairn.simulator.bench.Comparison;
import dev.cairn.simulator.bench.Phase;
import dev.cairn.simulator.bench.Script;
import dev.cairn.simulator.bench.SimulatorBenchmark;
import dev.cairn.simulator.scienceworld.ScienceWorld;
import dev.cairn.simulator.scienceworld.ScienceWorldJar;
import dev.cairn.simulator.scienceworld.SimulatorMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cairn bench simulator}. */
@Command(
        name = "simulator",
        description = "Loads and steps a second of the simulator, fast beside plain, on the same gold episodes.")
final class BenchSimulatorVerb extends ConsoleVerb {
    @Mixin
    private JarOptions jar = new JarOptions();

    @Option(names = "--episodes", paramLabel = "N", defaultValue = "10", description = "Spread over the 30 tasks.")
    private int episodes;

    @Option(
            names = "--max-actions",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Longest episode; a longer one is cut.")
    private int maxActions;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "3", description = "The median round counts.")
    private int rounds;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "1",
            description = "Shortest time of each measurement; warming up takes three times as long.")
    private double seconds;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "0",
            description = "Measure this many threads against one, fast, and nothing else; 0: fast against plain.")
    private int threads;

    @Option(
            names = "--save-episodes",
            paramLabel = "FILE",
            showDefaultValue = Help.Visibility.NEVER,
            description = "Write the episodes as JSON, for the Python side of bench/simulator.sh.")
    private Optional<Path> saved = Optional.empty();

    BenchSimulatorVerb(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        if (episodes < 1 || rounds < 1 || maxActions < 1 || threads < 0 || !(seconds > 0)) {
            throw new UserException(
                    "--episodes, --rounds and --max-actions must be 1 or more, --threads 0 or more, --seconds"
                            + " above 0");
        }
        ScienceWorldJar located = jar.locate(console());
        World fast = new ScienceWorld(located, SimulatorMode.FAST);
        List<Script> scripts = scripts(fast);
        saved.ifPresent(file -> AtomicFiles.write(file, Json.pretty(scripts)));
        SimulatorBenchmark benchmark = new SimulatorBenchmark(scripts, rounds, seconds, console()::say);
        if (threads > 0) {
            showSpeedUp(benchmark.speedUp(fast, threads));
        } else {
            World plain = new ScienceWorld(located, SimulatorMode.PLAIN);
            showRates(benchmark.compare(plain, fast), scripts);
        }
        return 0;
    }

    private List<Script> scripts(World world) {
        List<TaskId> tasks = world.tasks().all();
        try (TextEnvironment environment = world.open()) {
            return IntStream.range(0, episodes)
                    .mapToObj(i -> {
                        TaskId task = tasks.get((int) ((long) i * tasks.size() / episodes) % tasks.size());
                        return Script.ofGold(
                                environment,
                                world.tasks().spread(task, Fold.TRAIN, 1).get(0),
                                maxActions);
                    })
                    .toList();
        }
    }

    private void showSpeedUp(double ratio) {
        if (json()) {
            printJson(Map.of("threads", threads, "ratio", ratio));
        } else {
            console()
                    .print(String.format(
                            Locale.ROOT, "%d threads do %.2f times the full steps of one", threads, ratio));
        }
    }

    private void showRates(Comparison rates, List<Script> scripts) {
        if (json()) {
            printJson(rates);
            return;
        }
        console()
                .print(String.format(
                        Locale.ROOT,
                        "%d episodes, %d actions, median of %d rounds, one thread",
                        scripts.size(),
                        scripts.stream()
                                .mapToInt(script -> script.actions().size())
                                .sum(),
                        rounds));
        console().print(String.format(Locale.ROOT, "%-46s %10s %10s %7s", "a second", "plain", "fast", "ratio"));
        for (Phase phase : Phase.values()) {
            console()
                    .print(String.format(
                            Locale.ROOT,
                            "%-46s %10.1f %10.1f %7.1f",
                            label(phase),
                            rates.plain().of(phase),
                            rates.fast().of(phase),
                            rates.ratio(phase)));
        }
    }

    private static String label(Phase phase) {
        return switch (phase) {
            case LOAD -> "loads";
            case LOAD_WITH_GOLD -> "loads with gold path";
            case STEP -> "steps";
            case FULL_STEP -> "steps + look + inventory + task + valid actions";
        };
    }
}
