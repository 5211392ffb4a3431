package dev.cairn.core.score;

import dev.cairn.core.Episode;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Means over a set of episodes.
 *
 * @param score by the rule of the protocol, 0 to 100
 * @param last score after the last move, negative ones as they are
 * @param clamped the same, negative ones as 0
 * @param best highest on the way
 * @param success percentage of episodes with the full score
 * @param moves time of the world
 * @param steps decisions of the agent
 */
public record Measures(
        int episodes,
        Interval score,
        Interval last,
        Interval clamped,
        Interval best,
        Interval success,
        double moves,
        double steps) {

    /** Measures of {@code episodes}; all zero if there are none. */
    public static Measures of(List<Episode> episodes) {
        return new Measures(
                episodes.size(),
                interval(episodes, Episode::score),
                interval(episodes, Episode::lastScore),
                interval(episodes, episode -> Math.max(0, episode.lastScore())),
                interval(episodes, Episode::bestScore),
                interval(episodes, episode -> episode.success() ? 100 : 0),
                mean(episodes, Episode::moves),
                mean(episodes, episode -> episode.steps().size()));
    }

    private static Interval interval(List<Episode> episodes, ToIntFunction<Episode> value) {
        return Interval.of(episodes.stream().map(value::applyAsInt).toList());
    }

    private static double mean(List<Episode> episodes, ToIntFunction<Episode> value) {
        return episodes.stream().mapToInt(value).average().orElse(0);
    }
}
