package dev.cairn.distill.dataset;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Segment;
import dev.cairn.core.Step;
import dev.cairn.core.SubGoal;
import dev.cairn.distill.prompt.Alignment;
import java.util.ArrayList;
import java.util.List;

/**
 * A trajectory as the steps in which an executor plays it. Step 0 is what the history begins with and no target.
 *
 * <p>Original: step 0 stands in place of the first step, and the end of a sub-goal shows the surroundings from before the
 * last action. Aligned: an artificial step 0 comes before the first step, the end of a sub-goal shows the surroundings
 * after the last action, scores are whole points, and what follows the end of the episode is left out.
 *
 * @param subGoals in order; neighbours with the same text are one
 */
record ReplaySteps(List<ReplayStep> steps, List<SubGoal> subGoals) {
    ReplaySteps {
        steps = List.copyOf(steps);
        subGoals = List.copyOf(subGoals);
    }

    /** With a step for the end of each sub-goal but the last. */
    static ReplaySteps withEnds(AnnotatedTrajectory trajectory, Alignment alignment) {
        List<SubGoal> subGoals = new ArrayList<>();
        List<ReplayStep> steps = steps(trajectory, alignment, subGoals);
        return new ReplaySteps(started(insertEnds(steps, alignment), alignment), subGoals);
    }

    /** Actions of the world only. */
    static ReplaySteps withoutEnds(AnnotatedTrajectory trajectory, Alignment alignment) {
        List<SubGoal> subGoals = new ArrayList<>();
        List<ReplayStep> steps = steps(trajectory, alignment, subGoals);
        return new ReplaySteps(started(steps, alignment), subGoals);
    }

    private static List<ReplayStep> steps(AnnotatedTrajectory trajectory, Alignment alignment, List<SubGoal> subGoals) {
        List<Step> steps = trajectory.trajectory().steps();
        List<Step> played = alignment == Alignment.ALIGNED ? untilCompleted(steps) : steps;
        List<ReplayStep> replay = new ArrayList<>();
        for (Segment segment : trajectory.segments()) {
            if (segment.from() >= played.size()) {
                break;
            }
            SubGoal subGoal = alignment == Alignment.ALIGNED
                    ? new SubGoal(segment.subGoal().text().strip())
                    : segment.subGoal();
            if (subGoals.isEmpty() || !subGoals.get(subGoals.size() - 1).equals(subGoal)) {
                subGoals.add(subGoal);
            }
            for (int i = segment.from(); i < Math.min(segment.to(), played.size()); i++) {
                Step step = played.get(i);
                replay.add(ReplayStep.of(
                        step, shown(step.score(), alignment), subGoals.size() - 1, i >= trajectory.learnFrom()));
            }
        }
        return replay;
    }

    /** An episode is over when the task is; gold trajectories go on. */
    private static List<Step> untilCompleted(List<Step> steps) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).completed()) {
                return steps.subList(0, i + 1);
            }
        }
        return steps;
    }

    private static List<ReplayStep> insertEnds(List<ReplayStep> steps, Alignment alignment) {
        List<ReplayStep> all = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            ReplayStep step = steps.get(i);
            all.add(step);
            if (i + 1 < steps.size() && steps.get(i + 1).subGoal() != step.subGoal()) {
                all.add(step.end(alignment == Alignment.ALIGNED ? steps.get(i + 1) : step));
            }
        }
        return all;
    }

    private static List<ReplayStep> started(List<ReplayStep> steps, Alignment alignment) {
        if (alignment == Alignment.ORIGINAL || steps.isEmpty()) {
            return steps;
        }
        List<ReplayStep> started = new ArrayList<>(steps.size() + 1);
        started.add(ReplayStep.start(steps.get(0)));
        started.addAll(steps);
        return started;
    }

    /** The agent gets whole points from the world. */
    private static double shown(double score, Alignment alignment) {
        return alignment == Alignment.ALIGNED ? Math.round(score * 100) / 100.0 : score;
    }
}
