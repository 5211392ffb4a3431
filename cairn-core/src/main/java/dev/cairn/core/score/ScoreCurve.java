package dev.cairn.core.score;

import dev.cairn.core.Episode;
import dev.cairn.core.EpisodeStep;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the score grows with the number of actions. */
public final class ScoreCurve {
    /** Numbers of actions that summaries tell. */
    private static final List<Integer> MARKS = List.of(10, 25, 50, 100, 200, 300);

    private ScoreCurve() {}

    /** Mean score after 10, 25, 50, 100, 200 and 300 actions; ended episodes keep theirs, a negative one counts 0. */
    public static Map<Integer, Double> after(List<Episode> episodes) {
        Map<Integer, Double> means = new LinkedHashMap<>();
        for (int actions : MARKS) {
            means.put(
                    actions,
                    episodes.stream()
                            .mapToInt(episode -> after(episode, actions))
                            .average()
                            .orElse(0));
        }
        return means;
    }

    /** Mean score after each number of actions, from 0 to that of the longest episode; counted as in {@link #after}. */
    public static List<Double> means(List<Episode> episodes) {
        int longest = episodes.stream()
                .mapToInt(episode -> (int) episode.steps().stream()
                        .filter(step -> step.choice().touchesWorld())
                        .count())
                .max()
                .orElse(0);
        double[] sums = new double[longest + 1];
        episodes.forEach(episode -> add(episode, sums));
        return Arrays.stream(sums).map(sum -> sum / episodes.size()).boxed().toList();
    }

    private static void add(Episode episode, double[] sums) {
        int taken = 0;
        int score = 0;
        for (EpisodeStep step : episode.steps()) {
            if (step.choice().touchesWorld()) {
                sums[taken] += score;
                taken++;
            }
            score = Math.max(0, step.score());
        }
        for (int rest = taken; rest < sums.length; rest++) {
            sums[rest] += score;
        }
    }

    private static int after(Episode episode, int actions) {
        int taken = 0;
        int score = 0;
        for (EpisodeStep step : episode.steps()) {
            taken += step.choice().touchesWorld() ? 1 : 0;
            if (taken > actions) {
                break;
            }
            score = step.score();
        }
        return Math.max(0, score);
    }
}
