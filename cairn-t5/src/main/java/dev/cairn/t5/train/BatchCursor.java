package dev.cairn.t5.train;

import dev.cairn.t5.model.LengthBuckets;
import java.util.List;

/** Goes through the epochs batch by batch, and can be put anywhere. */
final class BatchCursor {

    private final LengthBuckets buckets;
    private final long seed;
    private int epoch;
    private int position;
    private List<List<Integer>> batches;

    BatchCursor(LengthBuckets buckets, long seed, int epoch, int position) {
        this.buckets = buckets;
        this.seed = seed;
        this.epoch = epoch;
        this.position = position;
        batches = buckets.shuffled(seed, epoch);
    }

    List<Integer> next() {
        if (position == batches.size()) {
            epoch++;
            position = 0;
            batches = buckets.shuffled(seed, epoch);
        }
        return batches.get(position++);
    }

    int epoch() {
        return epoch;
    }

    /** Batches of the epoch already taken. */
    int position() {
        return position;
    }
}
