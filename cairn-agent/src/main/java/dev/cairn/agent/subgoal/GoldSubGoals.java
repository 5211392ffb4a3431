package dev.cairn.agent.subgoal;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Segment;
import dev.cairn.core.Variation;
import dev.cairn.distill.annotate.Annotator;
import dev.cairn.simulator.GoldRecorder;
import dev.cairn.simulator.Surroundings;
import dev.cairn.simulator.TextEnvironment;
import dev.cairn.simulator.World;

/** The sub-goals of the gold path, which is replayed and annotated for each episode as it begins. */
public final class GoldSubGoals implements SubGoalSource {
    private final World world;
    private final Annotator annotator;

    public GoldSubGoals(World world, Annotator annotator) {
        this.world = world;
        this.annotator = annotator;
    }

    @Override
    public Planner begin(Variation variation, Surroundings surroundings) {
        try (TextEnvironment replay = world.open()) {
            AnnotatedTrajectory annotated = annotator.annotate(GoldRecorder.record(replay, variation));
            return new ListPlanner(
                    annotated.segments().stream().map(Segment::subGoal).toList());
        }
    }

    @Override
    public void close() {
        // holds nothing
    }
}
