package dev.cairn.agent.score;

import dev.cairn.core.Episode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Scores of one agent over the episodes of a protocol.
 *
 * @param score by the protocol's rule
 * @param last score after the last move, negative ones as they are
 * @param best highest on the way
 * @param success share of episodes with the full score, 0 to 1
 * @param perTask mean score of each task, by code
 */
public record ScoreSummary(
        String agent,
        String protocol,
        int episodes,
        Interval score,
        double last,
        double best,
        double success,
        double meanMoves,
        Map<String, Double> perTask,
        Map<String, Long> ends) {

    /** Summary of episodes that one agent ran under one protocol. */
    public static ScoreSummary of(String agent, String protocol, List<Episode> episodes) {
        return new ScoreSummary(
                agent,
                protocol,
                episodes.size(),
                Interval.of(episodes.stream().map(Episode::score).toList()),
                episodes.stream().mapToInt(Episode::lastScore).average().orElse(0),
                episodes.stream().mapToInt(Episode::bestScore).average().orElse(0),
                episodes.stream()
                        .mapToInt(episode -> episode.success() ? 1 : 0)
                        .average()
                        .orElse(0),
                episodes.stream().mapToInt(Episode::moves).average().orElse(0),
                episodes.stream()
                        .collect(Collectors.groupingBy(
                                episode -> episode.variation().task().code(),
                                LinkedHashMap::new,
                                Collectors.averagingInt(Episode::score))),
                episodes.stream()
                        .collect(Collectors.groupingBy(
                                episode -> episode.end().label(), LinkedHashMap::new, Collectors.counting())));
    }

    /** Mean over tasks of the tasks' means: each task counts the same, however many variations it has. */
    public double taskMean() {
        return perTask.values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
    }
}
