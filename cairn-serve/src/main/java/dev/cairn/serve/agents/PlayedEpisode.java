package dev.cairn.serve.agents;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Segment;
import dev.cairn.core.Step;
import dev.cairn.core.SubGoal;
import dev.cairn.core.Trajectory;
import dev.cairn.core.Variation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An episode as something to learn from.
 *
 * @param first the world's own {@code look around}, with which trajectories begin
 */
record PlayedEpisode(Variation variation, String taskDescription, Step first, List<PlayedStep> steps) {
    private static final String ANNOTATOR = "played";

    PlayedEpisode {
        steps = List.copyOf(steps);
    }

    /** What {@code cairn annotate} takes. */
    Trajectory trajectory() {
        List<Step> all = new ArrayList<>(List.of(first));
        touching().forEach(each -> all.add(each.inTrajectory()));
        return new Trajectory(variation, taskDescription, all);
    }

    /**
     * With the sub-goals under which it was played, as {@code cairn dataset} and {@code improve} take it; empty if a step had none.
     */
    Optional<AnnotatedTrajectory> annotated() {
        List<PlayedStep> touching = touching();
        if (touching.isEmpty()
                || touching.stream().anyMatch(each -> each.step().subGoal().isEmpty())) {
            return Optional.empty();
        }
        List<Segment> segments = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= touching.size(); i++) {
            SubGoal subGoal = touching.get(from).step().subGoal().orElseThrow();
            if (i == touching.size()
                    || !touching.get(i).step().subGoal().orElseThrow().equals(subGoal)) {
                segments.add(new Segment(subGoal, from, i));
                from = i;
            }
        }
        Trajectory learnt = new Trajectory(
                variation,
                taskDescription,
                touching.stream().map(PlayedStep::inTrajectory).toList());
        return Optional.of(new AnnotatedTrajectory(learnt, segments, ANNOTATOR));
    }

    private List<PlayedStep> touching() {
        return steps.stream()
                .filter(each -> each.step().choice().touchesWorld())
                .toList();
    }
}
