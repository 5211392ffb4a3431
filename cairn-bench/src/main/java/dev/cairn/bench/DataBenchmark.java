package dev.cairn.bench;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Trajectory;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Json;
import dev.cairn.distill.annotate.Annotator;
import dev.cairn.distill.annotate.RuleAnnotator;
import dev.cairn.distill.dataset.DatasetPlan;
import dev.cairn.distill.dataset.DatasetSummary;
import dev.cairn.distill.dataset.DatasetSummary.FileSummary;
import dev.cairn.distill.dataset.DatasetWriter;
import dev.cairn.distill.dataset.TrajectorySource;
import dev.cairn.domain.Domain;
import dev.cairn.domain.annotation.AnnotationRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How fast rows are made. A round takes trajectories from memory, with their sub-goals or without, makes the rows of all roles
 * and writes the files. After rounds that do not count, the median round does.
 */
public final class DataBenchmark {
    /**
     * One number of threads.
     *
     * @param seconds of each round that counts
     * @param cpuSeconds of these rounds, all threads of the process together
     */
    public record Rate(
            int threads,
            int rows,
            List<Double> seconds,
            List<Double> cpuSeconds,
            double rowsPerSecond,
            double rowsPerCpuSecond) {}

    /**
     * The whole measurement.
     *
     * @param rates of trajectories that have their sub-goals
     * @param annotatingRates of trajectories that are annotated first, as a part of each round
     */
    public record Result(int trajectories, int steps, List<Rate> rates, List<Rate> annotatingRates) {}

    private final Domain domain;
    private final List<Trajectory> gold;
    private final AnnotationRules rules;
    private final Annotator annotator;
    private final DatasetPlan plan;
    private final int warmUp;
    private final int rounds;
    private final Consumer<String> progress;

    public DataBenchmark(
            Domain domain,
            List<Trajectory> gold,
            AnnotationRules rules,
            DatasetPlan plan,
            int warmUp,
            int rounds,
            Consumer<String> progress) {
        this.domain = domain;
        this.gold = gold.stream()
                .filter(trajectory -> !rules.kept(trajectory).steps().isEmpty())
                .toList();
        this.rules = rules;
        this.annotator = new RuleAnnotator(rules);
        this.plan = plan;
        this.warmUp = warmUp;
        this.rounds = rounds;
        this.progress = progress;
    }

    /** Measures with each number of threads; the files are left in {@code folder}. */
    public Result run(Path folder, List<Integer> threads) {
        List<AnnotatedTrajectory> annotated =
                gold.stream().map(annotator::annotate).toList();
        int steps = annotated.stream()
                .mapToInt(trajectory -> trajectory.trajectory().steps().size())
                .sum();
        return new Result(
                gold.size(),
                steps,
                rates(folder, threads, TrajectorySource.of(annotated)),
                rates(folder, threads, new Annotating()));
    }

    /** The annotated trajectories as JSON lines, for measurements by other programs on the same input. */
    public void save(Path file) {
        AtomicFiles.write(file, out -> {
            for (Trajectory trajectory : gold) {
                out.write(Json.write(annotator.annotate(trajectory)) + "\n");
            }
        });
    }

    private List<Rate> rates(Path folder, List<Integer> threads, TrajectorySource source) {
        return threads.stream().map(number -> rate(folder, number, source)).toList();
    }

    private Rate rate(Path folder, int threads, TrajectorySource source) {
        List<Integer> rows = new ArrayList<>();
        Times times = times(() -> {
            DatasetSummary summary = new DatasetWriter(domain, plan, Optional.empty(), threads).write(folder, source);
            rows.add(summary.files().stream().mapToInt(FileSummary::rows).sum());
        });
        progress.accept("threads " + threads + ", seconds " + times.seconds());
        return new Rate(
                threads,
                rows.get(0),
                times.seconds(),
                times.cpuSeconds(),
                rows.get(0) / median(times.seconds()),
                rows.get(0) / median(times.cpuSeconds()));
    }

    /** Of the rounds that count. */
    private record Times(List<Double> seconds, List<Double> cpuSeconds) {}

    private Times times(Runnable work) {
        Times times = new Times(new ArrayList<>(), new ArrayList<>());
        for (int round = 0; round < warmUp + rounds; round++) {
            Stopwatch watch = new Stopwatch();
            work.run();
            if (round >= warmUp) {
                times.seconds.add(watch.seconds());
                times.cpuSeconds.add(watch.cpuSeconds());
            }
        }
        return times;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** Annotates when asked, so that this too is done by the threads that make rows. */
    private final class Annotating implements TrajectorySource {
        private final List<Heading> headings = gold.stream()
                .map(trajectory -> new Heading(
                        trajectory.variation(), rules.kept(trajectory).steps().size()))
                .toList();

        @Override
        public List<Heading> headings() {
            return headings;
        }

        @Override
        public AnnotatedTrajectory read(int index) {
            return annotator.annotate(gold.get(index));
        }
    }
}
