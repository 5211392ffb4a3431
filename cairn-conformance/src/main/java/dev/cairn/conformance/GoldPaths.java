package dev.cairn.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Segment;
import dev.cairn.core.Split;
import dev.cairn.core.Step;
import dev.cairn.core.SubGoal;
import dev.cairn.core.TaskId;
import dev.cairn.core.Trajectory;
import dev.cairn.core.Variation;
import dev.cairn.distill.Compat;
import dev.cairn.distill.dataset.PublishedTasks;
import dev.cairn.scienceworld.annotate.ScienceWorldRules;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The gold trajectories that vectors refer to, with the steps that are learnt from. */
public final class GoldPaths {
    private final JsonNode tasks;

    GoldPaths(JsonNode tasks) {
        this.tasks = tasks;
    }

    /**
     * The trajectory of a vector, without annotation.
     *
     * @throws IllegalArgumentException if there is no such trajectory
     */
    public Trajectory kept(JsonNode reference) {
        return find(reference).orElseThrow(() -> new IllegalArgumentException("no gold trajectory " + reference));
    }

    /** The trajectory of a vector; empty if there is no such trajectory here. */
    Optional<Trajectory> find(JsonNode reference) {
        JsonNode task = tasks.path(reference.path("task_id").asText());
        return stream(task.path("goldActionSequences"))
                .filter(entry -> entry.path("variationIdx").asInt()
                        == reference.path("variation_id").asInt())
                .findFirst()
                .map(path -> kept(task, path));
    }

    private static Trajectory kept(JsonNode task, JsonNode path) {
        String name = PublishedTasks.name(task.path("taskName").asText());
        TaskId id = new TaskId(
                task.path("taskIdx").asInt(), name, PublishedTasks.code(name).orElseThrow());
        Variation variation = new Variation(
                id,
                path.path("variationIdx").asInt(),
                Split.of(path.path("fold").asText()));
        return new ScienceWorldRules().kept(new Trajectory(
                variation,
                path.path("taskDescription").asText(),
                stream(path.path("path")).map(GoldPaths::step).toList()));
    }

    /** Cut as the published code cuts it by the answer in a vector of executor rows. */
    public AnnotatedTrajectory annotated(ConformanceVector executor) {
        Trajectory trajectory = kept(executor.trajectory());
        List<Segment> segments =
                RecordedAnswer.of(executor.input().path("annotation")).segments(actions(trajectory), Compat.ORIGINAL);
        return new AnnotatedTrajectory(trajectory, segments, "recorded");
    }

    /** All steps under one sub-goal, for rows that show none. */
    public AnnotatedTrajectory plain(JsonNode reference) {
        Trajectory trajectory = kept(reference);
        Segment all = new Segment(new SubGoal("all()"), 0, trajectory.steps().size());
        return new AnnotatedTrajectory(trajectory, List.of(all), "none");
    }

    static List<String> actions(Trajectory trajectory) {
        return trajectory.steps().stream().map(Step::action).toList();
    }

    /** Texts of a JSON array. */
    static List<String> texts(JsonNode array) {
        return stream(array).map(JsonNode::asText).toList();
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** A step in the layout of the published gold files. */
    static Step step(JsonNode step) {
        return new Step(
                step.path("action").asText(),
                step.path("observation").asText(),
                Double.parseDouble(step.path("score").asText()),
                Boolean.parseBoolean(step.path("isCompleted").asText()),
                step.path("freelook").asText(),
                step.path("inventory").asText());
    }
}
