package dev.cairn.agent.explore;

import dev.cairn.agent.Candidate;
import dev.cairn.core.Episode;
import dev.cairn.core.EpisodeStep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Looks for a better way through one variation. The agent plays by itself first. If it fails, the search goes back to its
 * decisions, the least sure ones first, takes the next-best answer there and lets the agent play on; what such an attempt was asked is
 * branched from in turn (limited discrepancy search by probability).
 *
 * @param attempts episodes at most, the agent's own first one included
 */
public record Explorer(Player player, int attempts) {
    /** Plays an episode with given answers. */
    @FunctionalInterface
    public interface Player {
        /**
         * Plays to the end.
         *
         * @param given answers to the first questions
         * @param asked filled with all questions, in order
         */
        Episode play(List<List<Candidate>> given, List<Question> asked);
    }

    /**
     * What a search found.
     *
     * @param own the agent's first attempt
     * @param best of all attempts: the highest score, and among equals the fewest moves; {@code own} unless another one is better
     * @param played number of attempts
     */
    public record Found(Attempt own, Attempt best, int played) {
        /** Whether the search succeeded where the agent by itself failed. */
        public boolean solved() {
            return best.episode().success() && !own.episode().success();
        }
    }

    public Explorer {
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts must be 1 or more, found " + attempts);
        }
    }

    /** Searches until an attempt succeeds or all are used up. */
    public Found explore() {
        Attempt own = play(List.of(), Attempt.NOWHERE);
        PriorityQueue<Branch> open = new PriorityQueue<>(Comparator.comparingDouble(Branch::cost));
        open.addAll(Branch.of(own, 0, 0));
        Set<List<String>> seen = new HashSet<>(Set.of(actions(own)));
        Attempt best = own;
        int played = 1;
        while (played < attempts && !best.episode().success() && !open.isEmpty()) {
            Branch branch = open.remove();
            Attempt attempt = play(branch.given(), branch.learnFrom());
            played++;
            // An answer that the agent's constraints pass over changes nothing.
            if (seen.add(actions(attempt))) {
                open.addAll(Branch.of(attempt, branch.given().size(), branch.cost()));
                best = attempt.episode().score() > best.episode().score() ? attempt : best;
            }
        }
        return new Found(own, best, played);
    }

    private Attempt play(List<List<Candidate>> given, int learnFrom) {
        List<Question> asked = new ArrayList<>();
        Episode episode = player.play(given, asked);
        return new Attempt(episode, asked, learnFrom);
    }

    private static List<String> actions(Attempt attempt) {
        return attempt.episode().steps().stream().map(EpisodeStep::action).toList();
    }
}
