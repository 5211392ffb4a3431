package dev.cairn.distill.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Fold;
import dev.cairn.core.Segment;
import dev.cairn.core.Step;
import dev.cairn.core.SubGoal;
import dev.cairn.core.TaskId;
import dev.cairn.core.Trajectory;
import dev.cairn.core.Variation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** The annotated trajectories from which the row vectors were made, put together from what the vectors say. */
final class GoldTrajectories {
    private final JsonNode gold;

    GoldTrajectories(JsonNode gold) {
        this.gold = gold;
    }

    /** The kept steps, cut where the executor's targets end a sub-goal. */
    AnnotatedTrajectory annotated(JsonNode executorVector) {
        Trajectory trajectory = trajectory(executorVector);
        List<String> subGoals = Vectors.texts(executorVector.at("/expected/subgoals_in_steps"));
        List<Segment> segments = new ArrayList<>();
        int from = 0;
        int step = 1;
        for (String target : Vectors.texts(executorVector.at("/expected/targets"))) {
            if (target.equals("END_SG()")) {
                segments.add(new Segment(new SubGoal(subGoals.get(segments.size())), from, step));
                from = step;
            } else {
                step++;
            }
        }
        segments.add(new Segment(new SubGoal(subGoals.get(segments.size())), from, step));
        return new AnnotatedTrajectory(trajectory, segments, "recorded");
    }

    /** All kept steps under one sub-goal. */
    AnnotatedTrajectory plain(JsonNode vector) {
        Trajectory trajectory = trajectory(vector);
        Segment all = new Segment(new SubGoal("all()"), 0, trajectory.steps().size());
        return new AnnotatedTrajectory(trajectory, List.of(all), "none");
    }

    private Trajectory trajectory(JsonNode vector) {
        JsonNode task = gold.path(vector.at("/trajectory/task_id").asText());
        JsonNode path = StreamSupport.stream(task.path("goldActionSequences").spliterator(), false)
                .filter(entry -> entry.path("variationIdx").asInt()
                        == vector.at("/trajectory/variation_id").asInt())
                .findFirst()
                .orElseThrow();
        TaskId id = new TaskId(
                task.path("taskIdx").asInt(),
                task.path("taskName").asText(),
                vector.at("/expected/task_real_id").asText("0-0"));
        Variation variation = new Variation(
                id, path.path("variationIdx").asInt(), Fold.of(path.path("fold").asText()));
        List<Step> steps = StreamSupport.stream(path.path("path").spliterator(), false)
                .map(GoldTrajectories::step)
                .filter(GoldTrajectories::isKept)
                .toList();
        return new Trajectory(variation, path.path("taskDescription").asText(), steps);
    }

    private static Step step(JsonNode step) {
        return new Step(
                step.path("action").asText(),
                step.path("observation").asText(),
                Double.parseDouble(step.path("score").asText()),
                Boolean.parseBoolean(step.path("isCompleted").asText()),
                step.path("freelook").asText(),
                step.path("inventory").asText());
    }

    private static boolean isKept(Step step) {
        return !step.action().equals(Step.LOOK_AROUND) && !step.action().startsWith("close door");
    }
}
