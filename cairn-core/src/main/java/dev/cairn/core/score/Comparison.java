package dev.cairn.core.score;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Two runs on the same episodes, the second minus the first.
 *
 * @param episodes pairs compared
 * @param better pairs in which the second has the higher score
 * @param worse pairs in which it has the lower one
 * @param score mean difference of the scores
 * @param taskScore mean over the tasks' mean differences
 * @param scoreP two-sided p of a paired permutation test on the scores
 * @param success difference of the percentages of success
 * @param successP the same test on success
 */
public record Comparison(
        int episodes,
        int better,
        int worse,
        Interval score,
        Interval taskScore,
        double scoreP,
        Interval success,
        double successP,
        List<Task> tasks) {

    /**
     * One task.
     *
     * @param first mean score of the first run
     * @param second mean score of the second run
     * @param difference of the pairs
     */
    public record Task(String code, String name, double first, double second, Interval difference) {}

    /** An episode as both runs played it. */
    public record Pair(EpisodeScore first, EpisodeScore second) {
        int difference(ToIntFunction<EpisodeScore> value) {
            return value.applyAsInt(second) - value.applyAsInt(first);
        }
    }

    public Comparison {
        tasks = List.copyOf(tasks);
    }

    /**
     * The episodes of both runs that are on the same variation, in the order of the first. A variation that was played
     * several times is paired as often as both played it.
     */
    public static List<Pair> pairs(List<EpisodeScore> first, List<EpisodeScore> second) {
        Map<String, List<EpisodeScore>> others = new LinkedHashMap<>();
        second.forEach(episode -> others.computeIfAbsent(episode.variation().key(), key -> new ArrayList<>())
                .add(episode));
        List<Pair> pairs = new ArrayList<>();
        for (EpisodeScore episode : first) {
            Optional.ofNullable(others.get(episode.variation().key()))
                    .filter(left -> !left.isEmpty())
                    .ifPresent(left -> pairs.add(new Pair(episode, left.remove(0))));
        }
        return pairs;
    }

    /** Compares pairs; there should be some. */
    public static Comparison of(List<Pair> pairs) {
        List<Integer> scores = differences(pairs, EpisodeScore::score);
        List<Integer> successes = differences(pairs, episode -> episode.success() ? 100 : 0);
        Map<String, List<Pair>> byTask = new LinkedHashMap<>();
        pairs.forEach(
                pair -> byTask.computeIfAbsent(pair.first().variation().task().code(), code -> new ArrayList<>())
                        .add(pair));
        return new Comparison(
                pairs.size(),
                (int) scores.stream().filter(difference -> difference > 0).count(),
                (int) scores.stream().filter(difference -> difference < 0).count(),
                Interval.of(scores),
                Interval.ofStrata(byTask.values().stream()
                        .map(task -> differences(task, EpisodeScore::score))
                        .toList()),
                PermutationTest.p(scores),
                Interval.of(successes),
                PermutationTest.p(successes),
                byTask.values().stream().map(Comparison::task).toList());
    }

    private static Task task(List<Pair> pairs) {
        var task = pairs.get(0).first().variation().task();
        return new Task(
                task.code(),
                task.name(),
                mean(pairs.stream().map(Pair::first).toList()),
                mean(pairs.stream().map(Pair::second).toList()),
                Interval.of(differences(pairs, EpisodeScore::score)));
    }

    private static double mean(List<EpisodeScore> episodes) {
        return episodes.stream().mapToInt(EpisodeScore::score).average().orElse(0);
    }

    private static List<Integer> differences(List<Pair> pairs, ToIntFunction<EpisodeScore> value) {
        return pairs.stream().map(pair -> pair.difference(value)).toList();
    }
}
