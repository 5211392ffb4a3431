package dev.cairn.agent;

import dev.cairn.core.EndReason;
import java.util.List;
import java.util.Optional;

/** When an episode is given up before the world ends it (reference implementation, end of its agent loop). */
public enum EarlyStop {
    /** Scripts are never given up. */
    NEVER,
    /** For agents with sub-goals: the score has not moved for a number of rounds. */
    NO_PROGRESS,
    /** For agents without: the last rounds only alternate between two actions. */
    REPETITION;

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
            case NO_PROGRESS -> {
                int window = protocol.plateauRounds();
                boolean stuck = scores.size() > window && distinct(scores, window) == 1;
                yield stuck ? Optional.of(EndReason.NO_PROGRESS) : Optional.empty();
            }
            case REPETITION -> {
                int window = protocol.repetitionRounds();
                boolean stuck = actions.size() >= window && distinct(actions, window) <= 2;
                yield stuck ? Optional.of(EndReason.REPETITION) : Optional.empty();
            }
        };
    }

    private static long distinct(List<?> values, int window) {
        return values.subList(values.size() - window, values.size()).stream()
                .distinct()
                .count();
    }
}
