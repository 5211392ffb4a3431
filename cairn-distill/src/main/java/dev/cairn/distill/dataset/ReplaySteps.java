package dev.cairn.distill.dataset;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Segment;
import dev.cairn.core.Step;
import dev.cairn.core.SubGoal;
import dev.cairn.distill.prompt.Alignment;
import java.util.ArrayList;
import java.util.List;

/**
 * A trajectory as the rounds in which an executor plays it. Round 0 is what the history begins with and no target.
 *
 * <p>Original: round 0 stands in place of the first step, and the end of a sub-goal shows the surroundings from before the
 * last action. Aligned: an artificial round 0 comes before the first step, the end of a sub-goal shows the surroundings
 * after the last action, scores are whole points, and what follows the end of the episode is left out.
 *
 * @param subGoals in order; neighbours with the same text are one
 */
record ReplaySteps(List<ReplayStep> rounds, List<SubGoal> subGoals) {
    ReplaySteps {
        rounds = List.copyOf(rounds);
        subGoals = List.copyOf(subGoals);
    }

    /** With a round for the end of each sub-goal but the last. */
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
        List<ReplayStep> rounds = new ArrayList<>();
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
            for (Step step : played.subList(segment.from(), Math.min(segment.to(), played.size()))) {
                rounds.add(ReplayStep.of(step, shown(step.score(), alignment), subGoals.size() - 1));
            }
        }
        return rounds;
    }

    /** An episode is over when the task is; gold paths go on. */
    private static List<Step> untilCompleted(List<Step> steps) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).completed()) {
                return steps.subList(0, i + 1);
            }
        }
        return steps;
    }

    private static List<ReplayStep> insertEnds(List<ReplayStep> steps, Alignment alignment) {
        List<ReplayStep> rounds = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            ReplayStep round = steps.get(i);
            rounds.add(round);
            if (i + 1 < steps.size() && steps.get(i + 1).subGoal() != round.subGoal()) {
                rounds.add(round.end(alignment == Alignment.ALIGNED ? steps.get(i + 1) : round));
            }
        }
        return rounds;
    }

    private static List<ReplayStep> started(List<ReplayStep> rounds, Alignment alignment) {
        if (alignment == Alignment.ORIGINAL || rounds.isEmpty()) {
            return rounds;
        }
        List<ReplayStep> started = new ArrayList<>(rounds.size() + 1);
        started.add(ReplayStep.start(rounds.get(0)));
        started.addAll(rounds);
        return started;
    }

    /** The agent gets whole points from the world. */
    private static double shown(double score, Alignment alignment) {
        return alignment == Alignment.ALIGNED ? Math.round(score * 100) / 100.0 : score;
    }
}
