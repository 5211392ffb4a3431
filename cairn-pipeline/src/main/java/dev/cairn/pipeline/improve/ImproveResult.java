package dev.cairn.pipeline.improve;

import dev.cairn.core.score.Interval;
import java.util.List;

/**
 * What improvement came to.
 *
 * @param before dev score of the models to start from
 * @param rounds in order
 * @param models folder of the best models below the run directory
 */
public record ImproveResult(Interval before, List<Round> rounds, String models) {
    /**
     * One round.
     *
     * @param found trajectories that the agent has found in this and earlier rounds
     * @param dev mean score of the dev tasks after it
     * @param kept whether it scored more than all before
     */
    public record Round(int number, SearchResult search, int found, Interval dev, boolean kept) {}

    public ImproveResult {
        rounds = List.copyOf(rounds);
    }
}
