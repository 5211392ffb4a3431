package dev.cairn.core.score;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.OptBoolean;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Means over a set of episodes.
 *
 * @param score by the rule of the protocol, 0 to 100
 * @param last score after the last move, negative ones as they are
 * @param clamped the same, negative ones as 0
 * @param best highest on the way
 * @param success percentage of episodes with the full score
 * @param doneAboveZero percentage of success as others count it, see {@link dev.cairn.core.Episode#doneAboveZero}; empty in results
 *     of version 0.1.0
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

        @JsonProperty(value = "doneAboveZero", isRequired = OptBoolean.FALSE)
        Optional<Interval> doneAboveZero,

        double moves,
        double steps) {

    /** Measures of {@code episodes}; all zero if there are none. */
    public static Measures of(List<EpisodeScore> episodes) {
        return new Measures(
                episodes.size(),
                interval(episodes, EpisodeScore::score),
                interval(episodes, EpisodeScore::lastScore),
                interval(episodes, episode -> Math.max(0, episode.lastScore())),
                interval(episodes, EpisodeScore::bestScore),
                interval(episodes, episode -> episode.success() ? 100 : 0),
                Optional.of(interval(episodes, episode -> episode.doneAboveZero() ? 100 : 0)),
                mean(episodes, EpisodeScore::moves),
                mean(episodes, EpisodeScore::steps));
    }

    private static Interval interval(List<EpisodeScore> episodes, ToIntFunction<EpisodeScore> value) {
        return Interval.of(episodes.stream().map(value::applyAsInt).toList());
    }

    private static double mean(List<EpisodeScore> episodes, ToIntFunction<EpisodeScore> value) {
        return episodes.stream().mapToInt(value).average().orElse(0);
    }
}
