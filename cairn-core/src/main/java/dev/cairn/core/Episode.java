package dev.cairn.core;

import java.util.List;

/**
 * A finished episode.
 *
 * @param agent name of the policy that acted
 * @param protocol name of the protocol it was scored by
 * @param score by the protocol's rule, 0 to 100
 * @param lastScore score after the last move, may be below 0
 * @param bestScore highest score on the way
 * @param moves time of the world
 * @param subGoals sub-goals in the order they were pursued; empty for agents without
 */
public record Episode(
        String agent,
        String protocol,
        Variation variation,
        String taskDescription,
        int score,
        int lastScore,
        int bestScore,
        int moves,
        EndReason end,
        List<SubGoal> subGoals,
        List<Turn> turns) {
    public Episode {
        subGoals = List.copyOf(subGoals);
        turns = List.copyOf(turns);
    }

    /** Success means the full score, nothing less. */
    public boolean success() {
        return lastScore == 100;
    }

    /** What all rounds cost together. */
    public Effort effort() {
        return turns.stream().map(Turn::effort).reduce(Effort.NONE, Effort::plus);
    }

    /** The same episode without the times it took: two runs of one agent are equal untimed. */
    public Episode untimed() {
        return new Episode(
                agent,
                protocol,
                variation,
                taskDescription,
                score,
                lastScore,
                bestScore,
                moves,
                end,
                subGoals,
                turns.stream().map(turn -> turn.with(turn.effort().untimed())).toList());
    }
}
