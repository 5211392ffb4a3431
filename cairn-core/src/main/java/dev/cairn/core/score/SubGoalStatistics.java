package dev.cairn.core.score;

import dev.cairn.core.Episode;
import dev.cairn.core.EpisodeStep;
import dev.cairn.core.SubGoal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What became of the sub-goals of some episodes.
 *
 * @param perEpisode mean number of sub-goals
 * @param total of all
 * @param heads by their first word, the most frequent first
 */
public record SubGoalStatistics(double perEpisode, Counts total, Map<String, Counts> heads) {

    /**
     * Numbers of sub-goals.
     *
     * @param proposed all that were taken up
     * @param completed those that the agent itself declared done
     * @param grounded those whose arguments the episode names, word for word, in the task, an observation or an action by
     *     the time they were left; those without arguments among them
     * @param repeated those that were taken up before in the same episode
     * @param steps spent on them
     * @param gained points of score won under them
     */
    public record Counts(int proposed, int completed, int grounded, int repeated, int steps, int gained) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

        Counts plus(Counts other) {
            return new Counts(
                    proposed + other.proposed,
                    completed + other.completed,
                    grounded + other.grounded,
                    repeated + other.repeated,
                    steps + other.steps,
                    gained + other.gained);
        }
    }

    public SubGoalStatistics {
        heads = new LinkedHashMap<>(heads);
    }

    /** Adds up those of {@code episodes}. */
    static SubGoalStatistics of(List<EpisodeScore> episodes) {
        Map<String, Counts> heads = new TreeMap<>();
        for (EpisodeScore episode : episodes) {
            episode.subGoals().forEach((head, counts) -> heads.merge(head, counts, Counts::plus));
        }
        Counts total = heads.values().stream().reduce(Counts.NONE, Counts::plus);
        Map<String, Counts> sorted = new LinkedHashMap<>();
        heads.entrySet().stream()
                .sorted(Comparator.comparing(
                        (Map.Entry<String, Counts> head) -> -head.getValue().proposed()))
                .forEach(head -> sorted.put(head.getKey(), head.getValue()));
        return new SubGoalStatistics(
                episodes.isEmpty() ? 0 : (double) total.proposed() / episodes.size(), total, sorted);
    }

    /** Those of one episode, by their first word. */
    static Map<String, Counts> of(Episode episode) {
        Map<String, Counts> heads = new TreeMap<>();
        Set<SubGoal> before = new HashSet<>();
        List<String> texts = new ArrayList<>(List.of(plain(episode.taskDescription())));
        int score = 0;
        for (SubGoalStretch stretch : SubGoalStretch.of(episode)) {
            for (EpisodeStep step : stretch.steps()) {
                texts.add(plain(step.action()));
                texts.add(plain(step.observation()));
            }
            int reached = stretch.steps().get(stretch.steps().size() - 1).score();
            SubGoal subGoal = stretch.subGoal();
            Counts counts = new Counts(
                    1,
                    stretch.completed() ? 1 : 0,
                    isGrounded(subGoal, texts) ? 1 : 0,
                    before.add(subGoal) ? 0 : 1,
                    stretch.steps().size(),
                    reached - score);
            score = reached;
            heads.merge(subGoal.head(), counts, Counts::plus);
        }
        return heads;
    }

    private static boolean isGrounded(SubGoal subGoal, List<String> texts) {
        return subGoal.arguments().stream()
                .map(SubGoalStatistics::plain)
                .allMatch(argument -> texts.stream().anyMatch(text -> text.contains(argument)));
    }

    /** Lower case with blanks for everything but letters, their marks and digits, and blanks around it: words are found whole. */
    private static String plain(String text) {
        return " "
                + text.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ")
                        .strip() + " ";
    }
}
