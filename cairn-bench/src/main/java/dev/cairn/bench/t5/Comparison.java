package dev.cairn.bench.t5;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One job done by all sides that can, round by round in turns. On the CPU medians and ratios are of CPU time: with one thread
 * that is the time that the job takes when nothing else wants the core. On a CUDA device they are by the clock.
 *
 * @param byClock whether medians and ratios are by the clock
 * @param seconds of each side, by round
 * @param cpuSeconds the same by CPU time of the process
 * @param agreement of each side but the first with the first
 */
public record Comparison(
        String job,
        int examples,
        boolean training,
        boolean byClock,
        Map<String, List<Double>> seconds,
        Map<String, List<Double>> cpuSeconds,
        Map<String, String> agreement) {

    /** Median seconds of a side, those that count. */
    public double median(String side) {
        return median(counted().getOrDefault(side, List.of()));
    }

    /** Median CPU seconds of a side. */
    public double cpuMedian(String side) {
        return median(cpuSeconds.getOrDefault(side, List.of()));
    }

    /** Median seconds of a side by the clock. */
    public double clockMedian(String side) {
        return median(seconds.getOrDefault(side, List.of()));
    }

    /**
     * The median over the rounds of {@code side} by {@code other}, which did the job one after the other: what slows the
     * machine down for a while hits both. Of times; for training of rates.
     */
    public Optional<Double> ratio(String side, String other) {
        List<Double> ours = counted().getOrDefault(side, List.of());
        List<Double> theirs = counted().getOrDefault(other, List.of());
        if (ours.isEmpty() || theirs.isEmpty()) {
            return Optional.empty();
        }
        double times = median(IntStream.range(0, ours.size())
                .mapToObj(round -> ours.get(round) / theirs.get(round))
                .toList());
        return Optional.of(training ? 1 / times : times);
    }

    private Map<String, List<Double>> counted() {
        return byClock ? seconds : cpuSeconds;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }
}
