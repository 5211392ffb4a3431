package dev.cairn.core.score;

import dev.cairn.core.EndReason;
import dev.cairn.core.Episode;
import dev.cairn.core.EpisodeStep;
import dev.cairn.core.Split;
import dev.cairn.core.SubGoal;
import dev.cairn.core.TaskId;
import dev.cairn.core.Variation;
import java.util.ArrayList;
import java.util.List;

/** Episodes made up for tests. */
final class Episodes {
    private Episodes() {}

    static EpisodeScore episode(String task, int variation, int score) {
        return episode(task, variation, score, List.of());
    }

    static EpisodeScore episode(String task, int variation, int lastScore, List<EpisodeStep> steps) {
        return EpisodeScore.of(full(task, variation, lastScore, steps));
    }

    static Episode full(String task, int variation, int lastScore, List<EpisodeStep> steps) {
        List<SubGoal> subGoals = new ArrayList<>();
        steps.forEach(
                step -> step.subGoal().filter(goal -> !subGoals.contains(goal)).ifPresent(subGoals::add));
        return new Episode(
                "agent",
                "seed",
                new Variation(new TaskId(0, "task-" + task, task), variation, Split.TEST),
                "Your task is to find a(n) plant. Move it to the red box.",
                Math.max(0, lastScore),
                lastScore,
                Math.max(0, lastScore),
                steps.size(),
                lastScore == 100 ? EndReason.COMPLETED : EndReason.MOVE_LIMIT,
                subGoals,
                steps,
                List.of());
    }
}
