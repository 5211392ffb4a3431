package dev.cairn.core.score;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** A mean and its 95 % percentile bootstrap interval. The same values give the same interval. */
public record Interval(double mean, double low, double high) {
    private static final int RESAMPLES = 2000;
    private static final long SEED = 95;

    /** A mean that is drawn again and again from resampled values. */
    private interface Draw {
        double from(RandomGenerator random);
    }

    /** Interval of the mean of {@code values}; all zero if there are none. */
    public static Interval of(List<Integer> values) {
        if (values.isEmpty()) {
            return new Interval(0, 0, 0);
        }
        double[] data = doubles(values);
        return of(mean(data), random -> resampledMean(data, random));
    }

    /**
     * Interval of the mean of the strata's means, where each stratum counts the same: for example of the mean over tasks.
     * The strata are fixed and their values are drawn again. A stratum with one value would seem certain, so if there is
     * such a one the strata are drawn again instead.
     *
     * @param strata none of them empty
     */
    public static Interval ofStrata(List<List<Integer>> strata) {
        double[][] data = strata.stream().map(Interval::doubles).toArray(double[][]::new);
        double[] means = Arrays.stream(data).mapToDouble(Interval::mean).toArray();
        if (means.length == 0) {
            return new Interval(0, 0, 0);
        }
        if (Arrays.stream(data).anyMatch(stratum -> stratum.length == 1)) {
            return of(mean(means), random -> resampledMean(means, random));
        }
        return of(mean(means), random -> {
            double sum = 0;
            for (double[] stratum : data) {
                sum += resampledMean(stratum, random);
            }
            return sum / data.length;
        });
    }

    private static Interval of(double mean, Draw draw) {
        RandomGenerator random = new SplittableRandom(SEED);
        double[] means = new double[RESAMPLES];
        Arrays.setAll(means, i -> draw.from(random));
        Arrays.sort(means);
        return new Interval(mean, means[RESAMPLES / 40], means[RESAMPLES - 1 - RESAMPLES / 40]);
    }

    private static double resampledMean(double[] data, RandomGenerator random) {
        double sum = 0;
        for (int i = 0; i < data.length; i++) {
            sum += data[random.nextInt(data.length)];
        }
        return sum / data.length;
    }

    private static double mean(double[] data) {
        return Arrays.stream(data).sum() / data.length;
    }

    private static double[] doubles(List<Integer> values) {
        return values.stream().mapToDouble(Integer::doubleValue).toArray();
    }
}
