package dev.cairn.bench.simulator;

import dev.cairn.domain.Domain;
import dev.cairn.domain.TextEnvironment;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Measures several threads on as many cores against one thread on one core, turn by turn, so that whatever else the
 * machine does meets both; the median of the turns counts. All threads of the JVM are kept to those cores, also those
 * that collect garbage, which would help the one thread otherwise.
 */
public final class ThreadBenchmark {
    /**
     * What more threads give.
     *
     * @param threads how many, on as many cores; compared with one thread on one core
     * @param fullSteps how many times the full steps of one thread, each with an environment of its own
     * @param computing the same of arithmetic that touches no memory: what this machine gives at best
     */
    public record Scaling(int threads, double fullSteps, double computing) {}

    private final List<Script> scripts;
    private final int turns;
    private final double seconds;
    private final Consumer<String> progress;

    /**
     * A benchmark.
     *
     * @param seconds time of the one and of the several in each turn; the first turn warms up and does not count
     */
    public ThreadBenchmark(List<Script> scripts, int turns, double seconds, Consumer<String> progress) {
        this.scripts = List.copyOf(scripts);
        this.turns = turns;
        this.seconds = seconds;
        this.progress = progress;
    }

    /** What {@code threads} threads give in {@code world}. */
    public Scaling run(Domain world, int threads, Cores cores) {
        List<TextEnvironment> environments =
                IntStream.range(0, threads).mapToObj(i -> world.open()).toList();
        double[] fullSteps = new double[turns];
        double[] computing = new double[turns];
        try (Crew crew = new Crew(threads)) {
            progress.accept(threads + " threads against one");
            for (int turn = 0; turn <= turns; turn++) {
                int first = turn;
                List<Runnable> steps = environments.stream()
                        .<Runnable>map(environment -> new FullSteps(environment, first))
                        .toList();
                double stepped = speedUp(crew, steps, cores);
                double computed = speedUp(crew, arithmetic(threads), cores);
                if (turn > 0) {
                    fullSteps[turn - 1] = stepped;
                    computing[turn - 1] = computed;
                }
            }
        } finally {
            environments.forEach(TextEnvironment::close);
        }
        return new Scaling(threads, Rates.median(fullSteps), Rates.median(computing));
    }

    private double speedUp(Crew crew, List<Runnable> work, Cores cores) {
        cores.keepTo(work.size());
        double together = crew.rate(work, seconds);
        cores.keepTo(1);
        double alone = crew.rate(work.subList(0, 1), seconds);
        return together / alone;
    }

    private static List<Runnable> arithmetic(int threads) {
        return IntStream.range(0, threads)
                .<Runnable>mapToObj(i -> new Arithmetic())
                .toList();
    }

    /** Episodes one after another without end, by single full steps. */
    private final class FullSteps implements Runnable {
        private final TextEnvironment environment;
        private int episode;
        private int made;

        /** @param first number of the script to begin with */
        FullSteps(TextEnvironment environment, int first) {
            this.environment = environment;
            episode = first;
        }

        /** Makes one step; before the first of an episode, loads it. */
        @Override
        public void run() {
            Script script = scripts.get(episode % scripts.size());
            if (made == 0) {
                script.load(environment, false);
            }
            Phase.fullStep(environment, script.actions().get(made++));
            if (made == script.actions().size()) {
                made = 0;
                episode++;
            }
        }
    }

    /** Work without memory: a generator of pseudo-random numbers. */
    private static final class Arithmetic implements Runnable {
        private static final int ROUNDS = 100_000;

        private long value = 1;

        @Override
        public void run() {
            for (int i = 0; i < ROUNDS; i++) {
                value ^= value << 13;
                value ^= value >>> 7;
                value ^= value << 17;
            }
        }
    }
}
