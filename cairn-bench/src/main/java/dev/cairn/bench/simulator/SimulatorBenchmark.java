package dev.cairn.bench.simulator;

import dev.cairn.domain.Domain;
import dev.cairn.domain.TextEnvironment;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Measures two worlds side by side on the same episodes. A round runs every phase in each of them in turn, so that
 * whatever else the machine does meets both; the median of the rounds counts. A phase goes through the episodes as
 * often as its shortest time asks for. Before the first round the JVM is warmed up.
 */
public final class SimulatorBenchmark {
    /** What one world does a second, and another. */
    public record Comparison(Rates plain, Rates fast) {
        /** How many times as often the second does it. */
        public double ratio(Phase phase) {
            return fast.of(phase) / plain.of(phase);
        }
    }

    /** What is warmed up: the other phases do parts of these. */
    private static final List<Phase> WARMED = List.of(Phase.FULL_STEP, Phase.LOAD_WITH_GOLD);

    /** How many times as long as a measurement each of them is warmed up. */
    private static final int WARM_UP = 9;

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

    /** Rates of both worlds, in one thread on one core; the JVM warms up on all of them, with both worlds at once. */
    public Comparison compare(Domain plain, Domain fast, Cores cores) {
        List<Rates> plainRounds = new ArrayList<>();
        List<Rates> fastRounds = new ArrayList<>();
        try (TextEnvironment first = plain.open();
                TextEnvironment second = fast.open()) {
            cores.keepTo(cores.count());
            progress.accept("warm-up");
            warmUp(first, second);
            cores.keepTo(1);
            for (int round = 1; round <= rounds; round++) {
                progress.accept("round " + round + " of " + rounds + ": plain");
                plainRounds.add(measure(first));
                progress.accept("round " + round + " of " + rounds + ": fast");
                fastRounds.add(measure(second));
            }
        }
        return new Comparison(Rates.median(plainRounds), Rates.median(fastRounds));
    }

    private void warmUp(TextEnvironment first, TextEnvironment second) {
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> warmUp(first));
        warmUp(second);
        other.join();
    }

    private void warmUp(TextEnvironment environment) {
        WARMED.forEach(phase -> rate(environment, phase, WARM_UP * seconds));
    }

    private Rates measure(TextEnvironment environment) {
        Map<Phase, Double> rates = new EnumMap<>(Phase.class);
        for (Phase phase : Phase.values()) {
            rates.put(phase, rate(environment, phase, seconds));
        }
        return new Rates(rates);
    }

    private double rate(TextEnvironment environment, Phase phase, double shortest) {
        long nanos = 0;
        long done = 0;
        while (nanos < shortest * 1e9) {
            for (Script script : scripts) {
                phase.prepare(environment, script);
                long start = System.nanoTime();
                done += phase.run(environment, script);
                nanos += System.nanoTime() - start;
            }
        }
        return done * 1e9 / nanos;
    }
}
