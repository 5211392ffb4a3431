package dev.cairn.core.score;

import java.util.List;

/**
 * Paired permutation test: if two agents were alike, each difference between them on an episode would be as likely with
 * the other sign. Scores are whole numbers, so the distribution of the sum over all 2^n choices of signs is computed
 * itself, whatever n is; nothing is drawn.
 */
final class PermutationTest {
    private PermutationTest() {}

    /** Share of the choices of signs whose sum is at least as far from 0 as that of {@code differences}; two-sided p. */
    static double p(List<Integer> differences) {
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
