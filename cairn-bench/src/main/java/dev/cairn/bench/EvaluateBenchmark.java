package dev.cairn.bench;

import dev.cairn.agent.timing.Part;
import dev.cairn.core.Episode;
import dev.cairn.core.Variation;
import dev.cairn.pipeline.evaluate.Concurrency;
import dev.cairn.pipeline.evaluate.Evaluation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The same episodes one after the other and many at once, in turn, as often as wanted. Each measurement has freshly
 * loaded models, so that none finds answers of another; loading them is not measured.
 */
public final class EvaluateBenchmark {
    /**
     * One measurement.
     *
     * @param seconds by the clock
     * @param processorSeconds of the whole process, garbage collection and compiler included
     * @param partSeconds processor time of the parts
     */
    public record Measured(
            int episodes, int steps, double seconds, double processorSeconds, Map<Part, Double> partSeconds) {
        public Measured {
            partSeconds = Collections.unmodifiableMap(new TreeMap<>(partSeconds));
        }

        public double episodesPerMinute() {
            return 60 * episodes / seconds;
        }

        public double secondsPerStep() {
            return seconds / steps;
        }

        /** Share of the processor time, 0 to 1. */
        public double share(Part part) {
            return partSeconds.getOrDefault(part, 0.0) / processorSeconds;
        }
    }

    /**
     * Both ways on the same episodes.
     *
     * @param identical whether the episodes came out the same
     */
    public record Pair(Measured single, Measured batched, boolean identical) {
        /** How many times as many episodes a minute the batched way plays. */
        public double ratio() {
            return single.seconds() / batched.seconds();
        }
    }

    private record Played(Measured measured, List<Episode> episodes) {}

    private final Function<Concurrency, Evaluation> evaluations;
    private final Concurrency batched;
    private final Consumer<String> progress;

    /** @param evaluations opens a new evaluation */
    public EvaluateBenchmark(
            Function<Concurrency, Evaluation> evaluations, Concurrency batched, Consumer<String> progress) {
        this.evaluations = evaluations;
        this.batched = batched;
        this.progress = progress;
    }

    /** Warms up on some of the episodes and measures all of them. The round with the median ratio. */
    public Pair run(List<Variation> warmUp, List<Variation> variations, int rounds) {
        play(batched, warmUp);
        play(Concurrency.ONE, warmUp);
        List<Pair> pairs = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            Played single = play(Concurrency.ONE, variations);
            Played many = play(batched, variations);
            Pair pair =
                    new Pair(single.measured(), many.measured(), untimed(single).equals(untimed(many)));
            progress.accept("round " + round + ": one at a time "
                    + Math.round(pair.single().seconds()) + " s, " + batched.episodes() + " at once "
                    + Math.round(pair.batched().seconds()) + " s");
            pairs.add(pair);
        }
        pairs.sort(Comparator.comparingDouble(Pair::ratio));
        Pair median = pairs.get(pairs.size() / 2);
        return new Pair(median.single(), median.batched(), pairs.stream().allMatch(Pair::identical));
    }

    private static List<Episode> untimed(Played played) {
        return played.episodes().stream().map(Episode::untimed).toList();
    }

    private Played play(Concurrency concurrency, List<Variation> variations) {
        List<Episode> episodes = new ArrayList<>();
        try (Evaluation evaluation = evaluations.apply(concurrency)) {
            Stopwatch watch = new Stopwatch();
            evaluation.run(variations, UnaryOperator.identity(), (variation, episode) -> episodes.add(episode));
            double seconds = watch.seconds();
            double processorSeconds = watch.cpuSeconds();
            Map<Part, Double> parts = new EnumMap<>(Part.class);
            for (Part part : Part.values()) {
                parts.put(part, evaluation.times().seconds(part));
            }
            int steps = episodes.stream()
                    .mapToInt(episode -> episode.steps().size())
                    .sum();
            return new Played(new Measured(episodes.size(), steps, seconds, processorSeconds, parts), episodes);
        }
    }
}
