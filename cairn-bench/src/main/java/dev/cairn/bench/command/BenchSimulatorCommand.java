package dev.cairn.bench.command;

import static dev.cairn.core.InvalidValueException.require;
import static dev.cairn.core.InvalidValueException.requireAtLeast;

import dev.cairn.bench.simulator.Cores;
import dev.cairn.bench.simulator.Phase;
import dev.cairn.bench.simulator.Script;
import dev.cairn.bench.simulator.SimulatorBenchmark;
import dev.cairn.bench.simulator.SimulatorBenchmark.Comparison;
import dev.cairn.bench.simulator.ThreadBenchmark;
import dev.cairn.bench.simulator.ThreadBenchmark.Scaling;
import dev.cairn.cli.console.Console;
import dev.cairn.cli.console.ConsoleCommand;
import dev.cairn.cli.option.WorldFlags;
import dev.cairn.core.EvenSample;
import dev.cairn.core.Split;
import dev.cairn.core.UserException;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Json;
import dev.cairn.domain.Domain;
import dev.cairn.domain.DomainOptions;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.scienceworld.ScienceWorld;
import dev.cairn.scienceworld.ScienceWorldDomain;
import dev.cairn.scienceworld.ScienceWorldJar;
import dev.cairn.scienceworld.SimulatorMode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cairn bench simulator}. */
@Command(
        name = "simulator",
        description = "Loads and steps a second of the simulator, fast and plain, on the same gold episodes.")
public final class BenchSimulatorCommand extends ConsoleCommand {
    /** Turns of the threads for each round of the rest: short ones, since they only go through some episodes each. */
    private static final int TURNS = 3;

    @Mixin
    private WorldFlags jar = new WorldFlags(ScienceWorldDomain.MODE);

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
            description = "Also measure this many threads on as many cores against one on one, in the fast mode.")
    private int threads;

    @Option(
            names = "--save-episodes",
            paramLabel = "FILE",
            description = "Write the episodes as JSON, for the Python side of bench/simulator.sh.")
    private Optional<Path> saved;

    public BenchSimulatorCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        requireAtLeast(1, "--episodes", episodes);
        requireAtLeast(1, "--rounds", rounds);
        requireAtLeast(1, "--max-actions", maxActions);
        requireAtLeast(0, "--threads", threads);
        require(seconds > 0, "--seconds", seconds, "more than 0");
        try (Cores cores = Cores.ofThisProcess()) {
            check(cores);
            measure(located(), cores);
        }
        return 0;
    }

    private ScienceWorldJar located() {
        return ScienceWorldDomain.jar(new DomainOptions(jar.values(ScienceWorld.NAME), console()::say));
    }

    private void measure(ScienceWorldJar located, Cores cores) {
        Domain plain = new ScienceWorld(located, SimulatorMode.PLAIN);
        Domain fast = new ScienceWorld(located, SimulatorMode.FAST);
        List<Script> scripts = scripts(fast);
        saved.ifPresent(file -> AtomicFiles.write(file, Json.pretty(scripts)));
        Comparison rates = new SimulatorBenchmark(scripts, rounds, seconds, console()::say).compare(plain, fast, cores);
        Optional<Scaling> scaling = threads == 0
                ? Optional.empty()
                : Optional.of(new ThreadBenchmark(scripts, TURNS * rounds, seconds / 2, console()::say)
                        .run(fast, threads, cores));
        show(rates, scaling, scripts);
    }

    private void check(Cores cores) {
        if (threads > cores.count()) {
            throw new UserException("--threads " + threads + " needs as many cores; here are " + cores.count());
        }
        if (!cores.selectable()) {
            console().say("no taskset here: nothing is kept to one core, so one thread is helped by the others");
        }
    }

    private List<Script> scripts(Domain world) {
        try (TextEnvironment environment = world.open()) {
            return EvenSample.of(world.tasks().all(), episodes).stream()
                    .map(task -> Script.ofGold(
                            environment,
                            world.tasks().spread(task, Split.TRAIN, 1).get(0),
                            maxActions))
                    .toList();
        }
    }

    private void show(Comparison rates, Optional<Scaling> scaling, List<Script> scripts) {
        if (json()) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("plain", rates.plain());
            result.put("fast", rates.fast());
            scaling.ifPresent(found -> result.put("scaling", found));
            printJson(result);
            return;
        }
        int actions =
                scripts.stream().mapToInt(script -> script.actions().size()).sum();
        line("%d episodes, %d actions, median of %d rounds, one thread on one core", scripts.size(), actions, rounds);
        line("%-46s %10s %10s %7s", "a second", "plain", "fast", "ratio");
        for (Phase phase : Phase.values()) {
            line(
                    "%-46s %10.1f %10.1f %7.1f",
                    label(phase), rates.plain().of(phase), rates.fast().of(phase), rates.ratio(phase));
        }
        scaling.ifPresent(found -> line(
                "%d threads on as many cores do %.2f times the full steps of one thread on one core, and %.2f times its"
                        + " arithmetic",
                found.threads(), found.fullSteps(), found.computing()));
    }

    private static String label(Phase phase) {
        return switch (phase) {
            case LOAD -> "loads";
            case LOAD_WITH_GOLD -> "loads with gold trajectory";
            case STEP -> "steps";
            case FULL_STEP -> "steps + look + inventory + task + valid actions";
        };
    }
}
