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
import dev.cairn.distill.action.ActionLanguage;
import dev.cairn.distill.annotate.KeptSteps;
import dev.cairn.distill.dataset.PublishedTasks;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** The gold trajectories that vectors refer to, with the steps that are learnt from. */
public final class GoldPaths {
    private final JsonNode tasks;

    GoldPaths(JsonNode tasks) {
        this.tasks = tasks;
    }

    /** The trajectory of a vector, without annotation. */
    public Trajectory kept(JsonNode reference) {
        JsonNode task = tasks.path(reference.path("task_id").asText());
        JsonNode path = stream(task.path("goldActionSequences"))
                .filter(entry -> entry.path("variationIdx").asInt()
                        == reference.path("variation_id").asInt())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no gold trajectory " + reference));
        String name = PublishedTasks.name(task.path("taskName").asText());
        TaskId id = new TaskId(
                task.path("taskIdx").asInt(), name, PublishedTasks.code(name).orElseThrow());
        Variation variation = new Variation(
                id, path.path("variationIdx").asInt(), Fold.of(path.path("fold").asText()));
        return KeptSteps.of(new Trajectory(
                variation,
                path.path("taskDescription").asText(),
                stream(path.path("path")).map(GoldPaths::step).toList()));
    }

    /** Cut where a vector of executor rows ends sub-goals. */
    public AnnotatedTrajectory annotated(ConformanceVector executor) {
        Trajectory trajectory = kept(executor.all().path("trajectory"));
        List<String> subGoals = texts(executor.expected().path("subgoals_in_steps"));
        List<Segment> segments = new ArrayList<>();
        int from = 0;
        int step = 1;
        for (String target : texts(executor.expected().path("targets"))) {
            if (target.equals(ActionLanguage.END_SUBGOAL_FORMAL)) {
                segments.add(new Segment(new SubGoal(subGoals.get(segments.size())), from, step));
                from = step;
            } else {
                step++;
            }
        }
        segments.add(new Segment(new SubGoal(subGoals.get(segments.size())), from, step));
        return new AnnotatedTrajectory(trajectory, segments, "recorded");
    }

    /** All steps under one sub-goal, for rows that show none. */
    public AnnotatedTrajectory plain(JsonNode reference) {
        Trajectory trajectory = kept(reference);
        Segment all = new Segment(new SubGoal("all()"), 0, trajectory.steps().size());
        return new AnnotatedTrajectory(trajectory, List.of(all), "none");
    }

    /** Texts of a JSON array. */
    static List<String> texts(JsonNode array) {
        return stream(array).map(JsonNode::asText).toList();
    }

    static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
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
}
