package dev.cairn.agent;

import dev.cairn.core.EndReason;
import dev.cairn.domain.protocol.Protocol;
import java.util.List;
import java.util.Optional;

/**
 * When an episode is given up before the world or a limit ends it. The policy chooses the rule, the {@link Protocol} says after how many
 * steps, and whether at all. The rules are those at the end of the reference implementation's agent loop.
 */
public enum EarlyStop {
    /** Scripts are never given up. */
    NEVER,
    /** For agents with sub-goals: the score has not moved for a number of steps. */
    NO_PROGRESS,
    /**
     * For agents without: the last steps alternate between exactly two actions. Looking around for ever from the start is not
     * noticed, as in the reference implementation.
     */
    REPETITION,
    /**
     * For any agent: the last steps hold at most three different actions, or the score has not moved for a number of steps.
     * Cairn's own rule; scores under it are not comparable with published ones.
     */
    STRICT;

    private static final int LONGEST_CYCLE = 3;

    /**
     * Whether to give up now.
     *
     * @param actions all so far, the initial {@code look around} included
     * @param scores all so far, the initial 0 included
     */
    Optional<EndReason> check(Protocol protocol, List<String> actions, List<Integer> scores) {
        if (!protocol.givesUp()) {
            return Optional.empty();
        }
        return switch (this) {
            case NEVER -> Optional.empty();
            case NO_PROGRESS -> noProgress(scores, protocol.plateauSteps());
            case REPETITION -> when(alternates(actions, protocol.repetitionSteps()), EndReason.REPETITION);
            case STRICT ->
                when(repeats(actions, protocol.repetitionSteps(), 1, LONGEST_CYCLE), EndReason.REPETITION)
                        .or(() -> noProgress(scores, protocol.plateauSteps()));
        };
    }

    /** Whether the last {@code window} actions are exactly two different ones. */
    public static boolean alternates(List<String> actions, int window) {
        return repeats(actions, window, 2, 2);
    }

    private static boolean repeats(List<String> actions, int window, int fewest, int most) {
        if (actions.size() < window) {
            return false;
        }
        long distinct = distinct(actions, window);
        return distinct >= fewest && distinct <= most;
    }

    private static Optional<EndReason> noProgress(List<Integer> scores, int window) {
        return when(scores.size() > window && distinct(scores, window) == 1, EndReason.NO_PROGRESS);
    }

    private static Optional<EndReason> when(boolean stuck, EndReason reason) {
        return stuck ? Optional.of(reason) : Optional.empty();
    }

    private static long distinct(List<?> values, int window) {
        return values.subList(values.size() - window, values.size()).stream()
                .distinct()
                .count();
    }
}
