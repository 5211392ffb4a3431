package dev.cairn.bench.t5;

import dev.cairn.t5.model.LengthBuckets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Fine-tuning on all sides from the same weights with the same batches in the same order, validated now and then. */
public final class Curve {

    /** Loss of each side after a number of steps. */
    public record Point(int step, Map<String, Double> losses) {

        /** The largest difference from the first side, as a share of its loss. */
        public double difference() {
            List<Double> all = List.copyOf(losses.values());
            return all.stream()
                    .mapToDouble(loss -> Math.abs(loss - all.get(0)) / all.get(0))
                    .max()
                    .orElse(0);
        }
    }

    private static final Geometry GEOMETRY = Geometry.MINI;
    private static final int BATCH_TOKENS = 4096;
    private static final double LEARNING_RATE = 3e-4;
    private static final String VALIDATION = "validation";

    private final List<Job> jobs = new ArrayList<>();

    /**
     * The steps to take.
     *
     * @param every steps between two validations
     * @param validated rows of the validation set, evenly spread
     */
    public Curve(TokenRows training, TokenRows validation, int steps, int every, int validated) {
        List<List<Integer>> order = order(training.within(GEOMETRY), steps);
        TokenRows sample = validation.within(GEOMETRY).sample(validated);
        jobs.add(new Job.Validation(
                VALIDATION,
                GEOMETRY,
                sample.batches(new LengthBuckets(sample.lengths(), BATCH_TOKENS).shuffled(1, 0))));
        for (int from = 0; from < steps; from += every) {
            jobs.add(new Job.Training(
                    "steps from " + (from + 1),
                    GEOMETRY,
                    "fp32",
                    LEARNING_RATE,
                    training.batches(order.subList(from, Math.min(steps, from + every)))));
        }
    }

    private static List<List<Integer>> order(TokenRows training, int steps) {
        LengthBuckets buckets = new LengthBuckets(training.lengths(), BATCH_TOKENS);
        List<List<Integer>> order = new ArrayList<>();
        for (int epoch = 0; order.size() < steps; epoch++) {
            order.addAll(buckets.shuffled(1, epoch));
        }
        return order;
    }

    /** What the sides are asked to do, the validation first. */
    public List<Job> jobs() {
        return List.copyOf(jobs);
    }

    /** Trains on all sides that can. */
    public List<Point> run(List<Side> sides, Consumer<Point> progress) {
        List<Side> able = sides.stream().filter(side -> side.does(jobs.get(0))).toList();
        List<Point> points = new ArrayList<>();
        int step = 0;
        for (Job job : jobs) {
            if (job instanceof Job.Training training) {
                able.forEach(side -> side.run(training));
                step += training.batches().size();
            }
            Map<String, Double> losses = new LinkedHashMap<>();
            able.forEach(side -> losses.put(side.name(), side.run(jobs.get(0)).loss()));
            points.add(new Point(step, losses));
            progress.accept(points.get(points.size() - 1));
        }
        return points;
    }
}
