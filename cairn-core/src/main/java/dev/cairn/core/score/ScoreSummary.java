package dev.cairn.core.score;

import dev.cairn.core.Usage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Scores of one agent over the episodes of a protocol.
 *
 * @param score mean over episodes
 * @param taskScore mean over the tasks' means: each task counts the same, however many variations it has
 * @param measures of all episodes
 * @param tasks in the order they were played
 * @param groups of tasks; those without an episode are left out
 * @param ends how many episodes ended why, the most frequent first
 * @param subGoals of agents that have them
 * @param usage of all episodes together; without times, so that a repeated run has the same summary
 * @param scoreAfter mean score after each number of actions, 0 where it is negative
 */
public record ScoreSummary(
        String agent,
        String protocol,
        Interval score,
        Interval taskScore,
        Measures measures,
        List<Task> tasks,
        List<Group> groups,
        Map<String, Long> ends,
        SubGoalStatistics subGoals,
        Map<Integer, Double> scoreAfter,
        Usage usage) {

    /** One task. */
    public record Task(String code, String name, Measures measures) {}

    /**
     * Some tasks.
     *
     * @param tasks codes of those with episodes
     * @param taskScore mean over their means
     */
    public record Group(String name, List<String> tasks, Interval taskScore, Measures measures) {}

    public ScoreSummary {
        tasks = List.copyOf(tasks);
        groups = List.copyOf(groups);
        ends = new LinkedHashMap<>(ends);
        scoreAfter = new LinkedHashMap<>(scoreAfter);
    }

    /**
     * Summary of episodes that one agent ran under one protocol.
     *
     * @param groups names of groups with the codes of their tasks, as the world has them
     */
    public static ScoreSummary of(
            String agent,
            String protocol,
            List<EpisodeScore> episodes,
            Map<String, ? extends Collection<String>> groups) {
        Map<String, List<EpisodeScore>> byTask = byTask(episodes);
        Measures measures = Measures.of(episodes);
        return new ScoreSummary(
                agent,
                protocol,
                measures.score(),
                taskScore(byTask.values()),
                measures,
                byTask.values().stream().map(ScoreSummary::task).toList(),
                groups(byTask, groups),
                ends(episodes),
                SubGoalStatistics.of(episodes),
                ScoreCurve.after(episodes),
                episodes.stream()
                        .map(EpisodeScore::usage)
                        .reduce(Usage.NONE, Usage::plus)
                        .untimed());
    }

    private static Map<String, List<EpisodeScore>> byTask(List<EpisodeScore> episodes) {
        return episodes.stream()
                .collect(Collectors.groupingBy(
                        episode -> episode.variation().task().code(), LinkedHashMap::new, Collectors.toList()));
    }

    private static Task task(List<EpisodeScore> episodes) {
        var task = episodes.get(0).variation().task();
        return new Task(task.code(), task.name(), Measures.of(episodes));
    }

    private static List<Group> groups(
            Map<String, List<EpisodeScore>> byTask, Map<String, ? extends Collection<String>> groups) {
        List<Group> found = new ArrayList<>();
        groups.forEach((name, codes) -> {
            Map<String, List<EpisodeScore>> part = new LinkedHashMap<>(byTask);
            part.keySet().retainAll(codes);
            if (!part.isEmpty()) {
                found.add(new Group(
                        name,
                        List.copyOf(part.keySet()),
                        taskScore(part.values()),
                        Measures.of(part.values().stream().flatMap(List::stream).toList())));
            }
        });
        return found;
    }

    private static Interval taskScore(Collection<List<EpisodeScore>> tasks) {
        return Interval.ofStrata(tasks.stream()
                .map(episodes -> episodes.stream().map(EpisodeScore::score).toList())
                .toList());
    }

    private static Map<String, Long> ends(List<EpisodeScore> episodes) {
        Map<String, Long> counts = episodes.stream()
                .collect(Collectors.groupingBy(
                        episode -> episode.end().label(), LinkedHashMap::new, Collectors.counting()));
        Map<String, Long> sorted = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(end -> sorted.put(end.getKey(), end.getValue()));
        return sorted;
    }
}
