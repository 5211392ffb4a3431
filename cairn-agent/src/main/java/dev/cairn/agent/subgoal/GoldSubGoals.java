package dev.cairn.agent.subgoal;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Segment;
import dev.cairn.core.Variation;
import dev.cairn.distill.annotate.Annotator;
import dev.cairn.domain.EnvironmentFactory;
import dev.cairn.domain.EnvironmentView;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.domain.TrajectoryRecorder;

/** The sub-goals of the gold trajectory, which is replayed and annotated for each episode as it begins. */
public record GoldSubGoals(EnvironmentFactory world, Annotator annotator) implements SubGoalSource {
    @Override
    public Planner begin(Variation variation, EnvironmentView surroundings) {
        try (TextEnvironment replay = world.open()) {
            AnnotatedTrajectory annotated = annotator.annotate(TrajectoryRecorder.record(replay, variation));
            return new ListPlanner(
                    annotated.segments().stream().map(Segment::subGoal).toList());
        }
    }
}
