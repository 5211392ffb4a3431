package dev.cairn.agent;

import dev.cairn.core.Fold;
import dev.cairn.core.Nearest;
import dev.cairn.core.TaskId;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.simulator.ResetOptions;
import dev.cairn.simulator.TaskCatalog;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How agents are scored. Scores of different protocols are not comparable, so every result names its protocol.
 *
 * @param moveLimit time of the world, see {@code Outcome}
 * @param roundLimit rounds of the loop; ends of sub-goals are rounds without a move
 * @param plateauRounds for {@link EarlyStop#NO_PROGRESS}; 0 means no episode is given up early
 * @param repetitionRounds for {@link EarlyStop#REPETITION}
 * @param variationsPerTask the first so many test variations of each task, ascending
 */
public record Protocol(
        String name,
        String simplifications,
        int moveLimit,
        int roundLimit,
        int plateauRounds,
        int repetitionRounds,
        ScoreRule scoreRule,
        int variationsPerTask) {

    /** Which score of an episode counts. */
    public enum ScoreRule {
        /** The last one; a negative one counts 0. */
        LAST {
            @Override
            public int of(List<Integer> scores) {
                return Math.max(0, scores.get(scores.size() - 1));
            }
        },
        /** The last one that is not negative. */
        LAST_NON_NEGATIVE {
            @Override
            public int of(List<Integer> scores) {
                return scores.stream().filter(score -> score >= 0).reduce(0, (before, score) -> score);
            }
        };

        /** The score that counts among those of an episode, in order. */
        public abstract int of(List<Integer> scores);
    }

    private static final Map<String, Protocol> PRESETS = new TreeMap<>(Map.of(
            "seed", new Protocol("seed", ResetOptions.EASY, 100, 200, 50, 10, ScoreRule.LAST, 10),
            "swiftsage", new Protocol("swiftsage", ResetOptions.EASY, 300, 600, 0, 0, ScoreRule.LAST_NON_NEGATIVE, 10),
            "mini", new Protocol("mini", ResetOptions.EASY, 100, 200, 0, 0, ScoreRule.LAST, 1)));

    /** @throws UserException if there is no such preset */
    public static Protocol preset(String name) {
        Protocol protocol = PRESETS.get(name);
        if (protocol == null) {
            throw new UserException("unknown protocol '" + name + "'" + Nearest.hint(name, PRESETS.keySet())
                    + " The protocols are " + String.join(", ", PRESETS.keySet()) + ".");
        }
        return protocol;
    }

    public Protocol withVariationsPerTask(int limit) {
        return new Protocol(
                name, simplifications, moveLimit, roundLimit, plateauRounds, repetitionRounds, scoreRule, limit);
    }

    boolean givesUp() {
        return plateauRounds > 0;
    }

    /** The episodes of this protocol, in task order. */
    public List<Variation> episodes(TaskCatalog catalog, List<TaskId> tasks, Fold fold) {
        return tasks.stream()
                .flatMap(task -> catalog.variations(task, fold).stream().limit(variationsPerTask))
                .toList();
    }
}
