package dev.cairn.distill.dataset;

import java.util.Arrays;

/** How often each length was seen: memory grows with the longest, not with the number. */
final class Histogram {
    private int[] counts = new int[64];
    private int total;
    private int max;
    private long sum;

    void add(int length) {
        if (length >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(2 * counts.length, length + 1));
        }
        counts[length]++;
        total++;
        sum += length;
        max = Math.max(max, length);
    }

    int max() {
        return max;
    }

    /** Rounded to a tenth; 0 if nothing was seen. */
    double mean() {
        return total == 0 ? 0 : Math.round(10.0 * sum / total) / 10.0;
    }

    /** The smallest length that at least this share of all does not exceed. */
    int quantile(double share) {
        long wanted = (long) Math.ceil(share * total);
        int length = 0;
        for (long seen = counts[0]; seen < wanted; seen += counts[length]) {
            length++;
        }
        return length;
    }

    int above(int limit) {
        int above = 0;
        for (int length = limit + 1; length <= max; length++) {
            above += counts[length];
        }
        return above;
    }
}
