package dev.cairn.simulator.bench;

import dev.cairn.core.CairnException;
import dev.cairn.simulator.TextEnvironment;
import dev.cairn.simulator.World;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

    /** Rates of both worlds, in one thread. */
    public Comparison compare(World plain, World fast) {
        List<Rates> plainRounds = new ArrayList<>();
        List<Rates> fastRounds = new ArrayList<>();
        try (TextEnvironment first = plain.open();
                TextEnvironment second = fast.open()) {
            for (int round = 0; round <= rounds; round++) {
                String name = round == 0 ? "warm-up" : "round " + round + " of " + rounds;
                double shortest = round == 0 ? WARM_UP * seconds : seconds;
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

    /** Full steps a second of {@code threads} threads with an environment each, over those of one thread. */
    public double speedUp(World world, int threads) {
        double[] ratios = new double[rounds];
        try (Crew one = new Crew(world, 1);
                Crew many = new Crew(world, threads)) {
            progress.accept("warm-up: threads");
            one.rate(scripts, WARM_UP * seconds);
            many.rate(scripts, WARM_UP * seconds);
            for (int round = 0; round < rounds; round++) {
                progress.accept("round " + (round + 1) + " of " + rounds + ": 1 thread, then " + threads);
                double alone = one.rate(scripts, seconds);
                ratios[round] = many.rate(scripts, seconds) / alone;
            }
        }
        Arrays.sort(ratios);
        return Rates.median(ratios);
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

    /** Threads that do the same work at the same time. */
    private static final class Crew implements AutoCloseable {
        private final List<TextEnvironment> environments = new ArrayList<>();
        private final ExecutorService threads;

        Crew(World world, int size) {
            for (int i = 0; i < size; i++) {
                environments.add(world.open());
            }
            threads = Executors.newFixedThreadPool(size);
        }

        double rate(List<Script> scripts, double shortest) {
            long start = System.nanoTime();
            List<Future<Long>> parts = new ArrayList<>();
            for (TextEnvironment environment : environments) {
                parts.add(threads.submit(() -> steps(environment, scripts, start, shortest)));
            }
            long steps = 0;
            for (Future<Long> part : parts) {
                steps += result(part);
            }
            return steps / secondsSince(start);
        }

        private static long steps(TextEnvironment environment, List<Script> scripts, long start, double shortest) {
            long steps = 0;
            for (int i = 0; secondsSince(start) < shortest; i++) {
                steps += Phase.FULL_STEP.run(environment, scripts.get(i % scripts.size()), new Stopwatch());
            }
            return steps;
        }

        private static double secondsSince(long start) {
            return (System.nanoTime() - start) / 1e9;
        }

        private static long result(Future<Long> part) {
            try {
                return part.get();
            } catch (ExecutionException e) {
                throw new CairnException("a benchmark thread failed", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CairnException("interrupted", e);
            }
        }

        @Override
        public void close() {
            threads.shutdownNow();
            environments.forEach(TextEnvironment::close);
        }
    }
}
