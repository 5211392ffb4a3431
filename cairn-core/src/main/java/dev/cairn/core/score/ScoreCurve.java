package dev.cairn.core.score;

import dev.cairn.core.Episode;
import dev.cairn.core.EpisodeStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** How the score grows with the number of actions. */
public final class ScoreCurve {
    /** Numbers of actions that summaries tell. */
    private static final List<Integer> MARKS = List.of(10, 25, 50, 100, 200, 300);

    private ScoreCurve() {}

    /** Mean score after 10, 25, 50, 100, 200 and 300 actions; ended episodes keep theirs, a negative one counts 0. */
    public static Map<Integer, Double> after(List<EpisodeScore> episodes) {
        List<List<Integer>> curves = curves(episodes);
        Map<Integer, Double> means = new LinkedHashMap<>();
        MARKS.forEach(actions -> means.put(actions, mean(curves, actions)));
        return means;
    }

    /** Mean score after each number of actions, from 0 to that of the longest episode; counted as in {@link #after}. */
    public static List<Double> means(List<EpisodeScore> episodes) {
        List<List<Integer>> curves = curves(episodes);
        int longest = curves.stream().mapToInt(List::size).max().orElse(1);
        return IntStream.range(0, longest)
                .mapToObj(actions -> mean(curves, actions))
                .toList();
    }

    private static double mean(List<List<Integer>> curves, int actions) {
        return curves.stream()
                .mapToInt(curve -> curve.get(Math.min(actions, curve.size() - 1)))
                .average()
                .orElse(0);
    }

    private static List<List<Integer>> curves(List<EpisodeScore> episodes) {
        return episodes.stream().map(EpisodeScore::curve).toList();
    }

    /** The score before the first action, and after each; what an agent does without an action belongs to the one before. */
    static List<Integer> of(Episode episode) {
        List<Integer> curve = new ArrayList<>(List.of(0));
        for (EpisodeStep step : episode.steps()) {
            int score = Math.max(0, step.score());
            if (step.choice().touchesWorld()) {
                curve.add(score);
            } else {
                curve.set(curve.size() - 1, score);
            }
        }
        return curve;
    }
}
