package dev.cairn.agent.subgoal;

import java.util.List;
import java.util.SplittableRandom;

/** Draws one of several. */
@FunctionalInterface
public interface Draw {
    /** A number from 0 to below {@code bound}. */
    int below(int bound);

    default <T> T from(List<T> items) {
        return items.get(below(items.size()));
    }

    /** Draws that depend on the seed and the episode alone. */
    static Draw seeded(long seed, String episode) {
        return new SplittableRandom(seed * 1_000_003 + episode.hashCode())::nextInt;
    }
}
