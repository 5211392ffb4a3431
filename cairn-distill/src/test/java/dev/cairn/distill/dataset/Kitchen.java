package dev.cairn.distill.dataset;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Segment;
import dev.cairn.core.Split;
import dev.cairn.core.Step;
import dev.cairn.core.SubGoal;
import dev.cairn.core.TaskId;
import dev.cairn.core.Trajectory;
import dev.cairn.core.Variation;
import java.util.List;
import java.util.stream.IntStream;

/** A trajectory of four steps under two sub-goals, small enough to say what its rows must be. */
final class Kitchen {
    static final TaskId TASK = new TaskId(0, "boil", "1-1");

    private Kitchen() {}

    static AnnotatedTrajectory trajectory(Split split) {
        return trajectory(split, "pick up pot");
    }

    static AnnotatedTrajectory trajectory(Split split, String third) {
        Trajectory trajectory = new Trajectory(
                new Variation(TASK, number(split), split),
                "Boil water.",
                List.of(
                        step("open door to kitchen", "The door is now open.", 0.086, "hallway"),
                        step("go to kitchen", "You move to the kitchen.", 0.144, "hallway"),
                        step(third, "You move the pot.", 0.144, "kitchen"),
                        step("focus on water", "You focus on the water.", 1, "kitchen")));
        return new AnnotatedTrajectory(
                trajectory,
                List.of(
                        new Segment(new SubGoal("navigate_to(kitchen) "), 0, 2),
                        new Segment(new SubGoal("focus_on(water)"), 2, 4)),
                "hand");
    }

    /** Steps each of which has a sub-goal of its own: verb and last word of its action. */
    static AnnotatedTrajectory trajectory(Split split, Step... steps) {
        List<Segment> segments = IntStream.range(0, steps.length)
                .mapToObj(i -> new Segment(
                        new SubGoal(steps[i].action().replaceAll("^(\\w+) (?:.* )?(\\w+)$", "$1($2)")), i, i + 1))
                .toList();
        return new AnnotatedTrajectory(
                new Trajectory(new Variation(TASK, number(split), split), "Boil water.", List.of(steps)),
                segments,
                "hand");
    }

    static Step step(String action, String observation, double score) {
        return step(action, observation, score, "kitchen");
    }

    /** The same steps in a world that is content with the first of them. */
    static AnnotatedTrajectory completedAfter(int steps, AnnotatedTrajectory annotated) {
        List<Step> all = annotated.trajectory().steps();
        List<Step> marked = IntStream.range(0, all.size())
                .mapToObj(i -> completed(all.get(i), i >= steps - 1))
                .toList();
        return new AnnotatedTrajectory(
                annotated.trajectory().withSteps(marked), annotated.segments(), annotated.annotator());
    }

    private static Step completed(Step step, boolean completed) {
        return new Step(step.action(), step.observation(), step.score(), completed, step.look(), step.inventory());
    }

    /** No variation is in two splits. */
    private static int number(Split split) {
        return switch (split) {
            case TRAIN -> 7;
            case DEV -> 8;
            case TEST -> 9;
        };
    }

    private static Step step(String action, String observation, double score, String room) {
        return new Step(action, observation, score, score == 1, "This room is called the " + room + ". ", "pocket");
    }
}
