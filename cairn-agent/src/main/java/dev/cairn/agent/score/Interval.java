package dev.cairn.agent.score;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** A mean and its 95 % percentile bootstrap interval. */
public record Interval(double mean, double low, double high) {
    private static final int RESAMPLES = 2000;
    private static final long SEED = 95;

    /** Interval of the mean of {@code values}; all zero if there are none. The same values give the same interval. */
    public static Interval of(List<Integer> values) {
        if (values.isEmpty()) {
            return new Interval(0, 0, 0);
        }
        int[] data = values.stream().mapToInt(Integer::intValue).toArray();
        RandomGenerator random = new SplittableRandom(SEED);
        double[] means = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            long sum = 0;
            for (int j = 0; j < data.length; j++) {
                sum += data[random.nextInt(data.length)];
            }
            means[i] = (double) sum / data.length;
        }
        Arrays.sort(means);
        double mean = Arrays.stream(data).average().orElse(0);
        return new Interval(mean, means[RESAMPLES / 40], means[RESAMPLES - 1 - RESAMPLES / 40]);
    }
}
