package dev.cairn.core.score;

import dev.cairn.core.Choice;
import dev.cairn.core.Episode;
import dev.cairn.core.EpisodeStep;
import dev.cairn.core.SubGoal;
import java.util.ArrayList;
import java.util.List;

/**
 * Rounds under one sub-goal.
 *
 * @param turns at least one
 */
record SubGoalStretch(SubGoal subGoal, List<EpisodeStep> turns) {
    SubGoalStretch {
        turns = List.copyOf(turns);
    }

    /** The stretches of an episode in order; none for an agent without sub-goals. */
    static List<SubGoalStretch> of(Episode episode) {
        List<SubGoalStretch> stretches = new ArrayList<>();
        List<EpisodeStep> current = new ArrayList<>();
        for (EpisodeStep turn : episode.turns()) {
            if (!current.isEmpty() && !turn.subGoal().equals(current.get(0).subGoal())) {
                close(current, stretches);
            }
            current.add(turn);
        }
        close(current, stretches);
        return stretches;
    }

    private static void close(List<EpisodeStep> turns, List<SubGoalStretch> stretches) {
        turns.stream()
                .findFirst()
                .flatMap(EpisodeStep::subGoal)
                .ifPresent(subGoal -> stretches.add(new SubGoalStretch(subGoal, turns)));
        turns.clear();
    }

    /** Whether the agent itself has declared it done. */
    boolean completed() {
        return turns.stream().anyMatch(SubGoalStretch::ends);
    }

    /** Whether a round is the end of a sub-goal, which leaves the world untouched. */
    private static boolean ends(EpisodeStep turn) {
        return turn.choice() == Choice.END_SUB_GOAL;
    }
}
