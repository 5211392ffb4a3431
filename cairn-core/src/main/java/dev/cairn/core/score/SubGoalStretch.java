package dev.cairn.core.score;

import dev.cairn.core.Choice;
import dev.cairn.core.Episode;
import dev.cairn.core.EpisodeStep;
import dev.cairn.core.SubGoal;
import java.util.ArrayList;
import java.util.List;

/**
 * Steps under one sub-goal.
 *
 * @param steps at least one
 */
record SubGoalStretch(SubGoal subGoal, List<EpisodeStep> steps) {
    SubGoalStretch {
        steps = List.copyOf(steps);
    }

    /** The stretches of an episode in order; none for an agent without sub-goals. */
    static List<SubGoalStretch> of(Episode episode) {
        List<SubGoalStretch> stretches = new ArrayList<>();
        List<EpisodeStep> current = new ArrayList<>();
        for (EpisodeStep step : episode.steps()) {
            if (!current.isEmpty() && !step.subGoal().equals(current.get(0).subGoal())) {
                close(current, stretches);
            }
            current.add(step);
        }
        close(current, stretches);
        return stretches;
    }

    private static void close(List<EpisodeStep> steps, List<SubGoalStretch> stretches) {
        steps.stream()
                .findFirst()
                .flatMap(EpisodeStep::subGoal)
                .ifPresent(subGoal -> stretches.add(new SubGoalStretch(subGoal, steps)));
        steps.clear();
    }

    /** Whether the agent itself has declared it done. */
    boolean completed() {
        return steps.stream().anyMatch(SubGoalStretch::ends);
    }

    /** Whether a step is the end of a sub-goal, which leaves the world untouched. */
    private static boolean ends(EpisodeStep step) {
        return step.choice() == Choice.END_SUB_GOAL;
    }
}
