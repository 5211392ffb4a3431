package dev.cairn.simulator.bench;

import dev.cairn.simulator.TextEnvironment;
import dev.cairn.simulator.World;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Measures two worlds side by side on the same episodes. A round runs every phase in each of them in turn, so that
 * whatever else the machine does meets both; the median of the rounds counts. A phase goes through the episodes as
 * often as its shortest time asks for. A first, longer round warms the JVM up and is thrown away.
 */
public final class SimulatorBenchmark {
    /** How much longer the first round is. */
    private static final int WARM_UP = 3;

    private final List<Script> scripts;
    private final int rounds;
    private final double seconds;
    private final Consumer<String> progress;

    /**
     * A benchmark.
     *
     * @param seconds shortest time of a phase
     */
    public SimulatorBenchmark(List<Script> scripts, int rounds, double seconds, Consumer<String> progress) {
        this.scripts = List.copyOf(scripts);
        this.rounds = rounds;
        this.seconds = seconds;
        this.progress = progress;
    }

    /** Rates of both worlds, in one thread on one core; the JVM warms up on all of them. */
    public Comparison compare(World plain, World fast, Cores cores) {
        List<Rates> plainRounds = new ArrayList<>();
        List<Rates> fastRounds = new ArrayList<>();
        try (TextEnvironment first = plain.open();
                TextEnvironment second = fast.open()) {
            for (int round = 0; round <= rounds; round++) {
                String name = round == 0 ? "warm-up" : "round " + round + " of " + rounds;
                double shortest = round == 0 ? WARM_UP * seconds : seconds;
                cores.keepTo(round == 0 ? cores.count() : 1);
                progress.accept(name + ": plain");
                Rates one = measure(first, shortest);
                progress.accept(name + ": fast");
                Rates other = measure(second, shortest);
                if (round > 0) {
                    plainRounds.add(one);
                    fastRounds.add(other);
                }
            }
        }
        return new Comparison(Rates.median(plainRounds), Rates.median(fastRounds));
    }

    private Rates measure(TextEnvironment environment, double shortest) {
        Map<Phase, Double> rates = new EnumMap<>(Phase.class);
        for (Phase phase : Phase.values()) {
            Stopwatch watch = new Stopwatch();
            long done = 0;
            while (watch.seconds() < shortest) {
                for (Script script : scripts) {
                    done += phase.run(environment, script, watch);
                }
            }
            rates.put(phase, done / watch.seconds());
        }
        return new Rates(rates);
    }
}
