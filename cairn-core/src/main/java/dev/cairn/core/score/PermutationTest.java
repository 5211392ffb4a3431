package dev.cairn.core.score;

import java.util.List;

/**
 * Paired permutation test: if two agents were alike, each difference between them on an episode would be as likely with
 * the other sign. Scores are whole numbers, so the distribution of the sum over all 2^n choices of signs is computed
 * itself; nothing is drawn. That takes time in proportion to n squared: with many pairs, the sum has the normal distribution.
 */
final class PermutationTest {
    /** Pairs that differ, beyond which the normal distribution stands for that of the sum. */
    static final int MOST_EXACT = 2000;

    private PermutationTest() {}

    /** Share of the choices of signs whose sum is at least as far from 0 as that of {@code differences}; two-sided p. */
    static double p(List<Integer> differences) {
        return differences.stream().filter(difference -> difference != 0).count() > MOST_EXACT
                ? normal(differences)
                : exact(differences);
    }

    static double exact(List<Integer> differences) {
        int reach = differences.stream().mapToInt(Math::abs).sum();
        int observed = Math.abs(differences.stream().mapToInt(Integer::intValue).sum());
        double[] probability = new double[2 * reach + 1];
        probability[reach] = 1;
        int reached = 0;
        for (int difference : differences) {
            int step = Math.abs(difference);
            if (step > 0) {
                probability = flipped(probability, reach, reached, step);
                reached += step;
            }
        }
        double p = 0;
        for (int sum = -reach; sum <= reach; sum++) {
            p += Math.abs(sum) >= observed ? probability[reach + sum] : 0;
        }
        return Math.min(1, p);
    }

    /** With the correction for sums that are whole steps apart, each step twice the greatest common divisor of the differences. */
    static double normal(List<Integer> differences) {
        long sum = 0;
        double variance = 0;
        int divisor = 0;
        for (int difference : differences) {
            sum += difference;
            variance += (double) difference * difference;
            divisor = gcd(divisor, Math.abs(difference));
        }
        return complementaryErrorFunction(Math.max(0, Math.abs(sum) - divisor) / Math.sqrt(2 * variance));
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /** For {@code x} from 0 on, to seven digits: a Chebyshev fit (Press et al., Numerical Recipes, section 6.2). */
    private static double complementaryErrorFunction(double x) {
        double[] fit = {
            -1.26551223,
            1.00002368,
            0.37409196,
            0.09678418,
            -0.18628806,
            0.27886807,
            -1.13520398,
            1.48851587,
            -0.82215223,
            0.17087277
        };
        double t = 1 / (1 + x / 2);
        double exponent = 0;
        for (int i = fit.length - 1; i >= 0; i--) {
            exponent = exponent * t + fit[i];
        }
        return Math.min(1, t * Math.exp(exponent - x * x));
    }

    /** Distribution after one more difference, from that of sums between {@code -reached} and {@code reached}. */
    private static double[] flipped(double[] probability, int middle, int reached, int step) {
        double[] next = new double[probability.length];
        for (int sum = -reached; sum <= reached; sum++) {
            double half = probability[middle + sum] / 2;
            next[middle + sum + step] += half;
            next[middle + sum - step] += half;
        }
        return next;
    }
}
