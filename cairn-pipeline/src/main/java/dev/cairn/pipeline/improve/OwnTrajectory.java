package dev.cairn.pipeline.improve;

import dev.cairn.agent.explore.Attempt;
import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.EpisodeStep;
import dev.cairn.core.Segment;
import dev.cairn.core.Step;
import dev.cairn.core.SubGoal;
import dev.cairn.core.Trajectory;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.domain.TrajectoryRecorder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An attempt as something to learn from: its actions, replayed, with the sub-goals that the agent set itself.
 *
 * @param environment to replay in
 */
record OwnTrajectory(TextEnvironment environment, Attempt attempt) {
    private static final String ANNOTATOR = "own";

    /** What an agent without sub-goals is after; no model is asked for it. */
    private static final SubGoal NONE = new SubGoal("go on");

    /** The attempt from the first decision that made the difference on; empty if the replay does not succeed, too. */
    Optional<AnnotatedTrajectory> annotated() {
        List<EpisodeStep> played = attempt.episode().steps().stream()
                .filter(step -> step.choice().touchesWorld())
                .toList();
        Trajectory replayed = TrajectoryRecorder.replay(
                environment,
                attempt.episode().variation(),
                played.stream().map(EpisodeStep::action).toList(),
                (index, step) -> !step.completed());
        List<Step> steps = replayed.steps().subList(1, replayed.steps().size());
        // An action that the world did not know took its time, and is not replayed: what follows can differ.
        if (replayed.finalScore() < 1 || attempt.learnFrom() >= steps.size()) {
            return Optional.empty();
        }
        return Optional.of(new AnnotatedTrajectory(
                replayed.withSteps(steps), segments(played.subList(0, steps.size())), ANNOTATOR, attempt.learnFrom()));
    }

    private static List<Segment> segments(List<EpisodeStep> steps) {
        List<Segment> segments = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= steps.size(); i++) {
            if (i == steps.size()
                    || !steps.get(i).subGoal().equals(steps.get(from).subGoal())) {
                segments.add(new Segment(steps.get(from).subGoal().orElse(NONE), from, i));
                from = i;
            }
        }
        return segments;
    }
}
