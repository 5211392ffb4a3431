package dev.cairn.core.score;

import dev.cairn.core.EndReason;
import dev.cairn.core.Episode;
import dev.cairn.core.Usage;
import dev.cairn.core.Variation;
import java.util.List;
import java.util.Map;

/**
 * What is counted of an episode, without its texts: thousands of them fit into memory.
 *
 * @param score by the protocol's rule, 0 to 100
 * @param lastScore score after the last move, may be below 0
 * @param bestScore highest score on the way
 * @param success whether the score is full
 * @param doneAboveZero success as others count it, see {@link Episode#doneAboveZero}
 * @param moves time of the world
 * @param steps decisions of the agent
 * @param curve score before the first action and after each
 * @param subGoals what became of them, by their first word
 */
public record EpisodeScore(
        String agent,
        String protocol,
        Variation variation,
        int score,
        int lastScore,
        int bestScore,
        boolean success,
        boolean doneAboveZero,
        int moves,
        int steps,
        EndReason end,
        Usage usage,
        List<Integer> curve,
        Map<String, SubGoalStatistics.Counts> subGoals) {
    public EpisodeScore {
        curve = List.copyOf(curve);
        subGoals = Map.copyOf(subGoals);
    }

    /** Counts one. */
    public static EpisodeScore of(Episode episode) {
        return new EpisodeScore(
                episode.agent(),
                episode.protocol(),
                episode.variation(),
                episode.score(),
                episode.lastScore(),
                episode.bestScore(),
                episode.success(),
                episode.doneAboveZero(),
                episode.moves(),
                episode.steps().size(),
                episode.end(),
                episode.usage(),
                ScoreCurve.of(episode),
                SubGoalStatistics.of(episode));
    }

    /** Counts some. */
    public static List<EpisodeScore> all(List<Episode> episodes) {
        return episodes.stream().map(EpisodeScore::of).toList();
    }
}
