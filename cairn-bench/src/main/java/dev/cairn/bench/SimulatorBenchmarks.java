package dev.cairn.bench;

import dev.cairn.core.TaskId;
import dev.cairn.core.Variation;
import dev.cairn.domain.Domain;
import dev.cairn.domain.Outcome;
import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.scienceworld.ScienceWorld;
import dev.cairn.scienceworld.ScienceWorldJar;
import dev.cairn.scienceworld.SimulatorMode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One task, many times; steps go along its gold path and begin again at its end. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 3, time = 5)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls open() first
public class SimulatorBenchmarks {
    private static final ResetOptions OPTIONS = new ResetOptions(ResetOptions.EASY, 100_000, false);
    private static final ResetOptions WITH_GOLD = new ResetOptions(ResetOptions.EASY, 100_000, true);

    @Param({"FAST", "PLAIN"})
    private SimulatorMode mode = SimulatorMode.FAST;

    @Param("boil")
    private String task = "";

    private TextEnvironment environment;
    private Variation variation;
    private List<String> gold;
    private int next;

    /** Opens the environment and finds the gold path. */
    @Setup
    public void open() {
        ScienceWorldJar jar = ScienceWorldJar.locate(
                Optional.ofNullable(System.getProperty("cairn.scienceworld.jar"))
                        .map(java.nio.file.Path::of),
                ScienceWorldJar.userCache(),
                System.err::println);
        Domain world = new ScienceWorld(jar, mode);
        TaskId id = world.tasks().select(task).get(0);
        variation = world.tasks().variation(id, 0);
        environment = world.open();
        environment.reset(variation, WITH_GOLD);
        gold = environment.goldActions();
        environment.reset(variation, OPTIONS);
    }

    @TearDown
    public void close() {
        environment.close();
    }

    @Benchmark
    public Outcome load() {
        return environment.reset(variation, OPTIONS);
    }

    @Benchmark
    public Outcome loadWithGold() {
        return environment.reset(variation, WITH_GOLD);
    }

    /** Includes a load for each walk along the path. */
    @Benchmark
    public Outcome step() {
        if (next == gold.size()) {
            environment.reset(variation, OPTIONS);
            next = 0;
        }
        return environment.step(gold.get(next++));
    }

    @Benchmark
    public String look() {
        return environment.look();
    }

    @Benchmark
    public List<String> validActions() {
        return environment.validActions();
    }
}
