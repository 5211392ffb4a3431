package dev.cairn.t5.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Batches of examples of similar length, so that little is computed on padding. */
public final class LengthBuckets {

    /** Batches within which examples are sorted: so the order stays random at large. */
    private static final int BATCHES_PER_WINDOW = 50;

    private final int[] lengths;
    private final int batchTokens;

    /**
     * Batches of examples with these input lengths.
     *
     * @param batchTokens tokens of a batch at most, padding included; a longer example is a batch of its own
     */
    public LengthBuckets(int[] lengths, int batchTokens) {
        this.lengths = lengths.clone();
        this.batchTokens = batchTokens;
    }

    /** All examples once, shortest first. */
    public List<List<Integer>> ordered() {
        return cut(sorted(IntStream.range(0, lengths.length).boxed().toList()));
    }

    /** All examples once; the order depends on seed and epoch alone. */
    public List<List<Integer>> shuffled(long seed, int epoch) {
        Random random = new Random(seed ^ (0x9E3779B97F4A7C15L * (epoch + 1)));
        List<Integer> all =
                new ArrayList<>(IntStream.range(0, lengths.length).boxed().toList());
        Collections.shuffle(all, random);
        List<List<Integer>> batches = new ArrayList<>();
        int window = window();
        for (int from = 0; from < all.size(); from += window) {
            batches.addAll(cut(sorted(all.subList(from, Math.min(all.size(), from + window)))));
        }
        Collections.shuffle(batches, random);
        return batches;
    }

    private int window() {
        double meanLength = IntStream.of(lengths).average().orElse(1);
        return (int) Math.max(BATCHES_PER_WINDOW, (double) BATCHES_PER_WINDOW * batchTokens / meanLength);
    }

    private List<Integer> sorted(List<Integer> indices) {
        return indices.stream().sorted(Comparator.comparing(i -> lengths[i])).toList();
    }

    private List<List<Integer>> cut(List<Integer> sorted) {
        List<List<Integer>> batches = new ArrayList<>();
        List<Integer> batch = new ArrayList<>();
        for (int index : sorted) {
            // Ascending lengths: the newest example is the widest.
            long tokens = (long) (batch.size() + 1) * lengths[index];
            if (!batch.isEmpty() && tokens > batchTokens) {
                batches.add(batch);
                batch = new ArrayList<>();
            }
            batch.add(index);
        }
        batches.add(batch);
        return batches;
    }
}
