package dev.cairn.conformance.annotation;

import dev.cairn.conformance.layout.PublishedTasks;
import dev.cairn.conformance.vector.Compat;
import dev.cairn.conformance.vector.ConformanceVector;
import dev.cairn.conformance.vector.MalformedVectorException;
import dev.cairn.conformance.vector.Value;
import dev.cairn.conformance.vector.VectorFolder;
import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Segment;
import dev.cairn.core.Split;
import dev.cairn.core.Step;
import dev.cairn.core.SubGoal;
import dev.cairn.core.TaskId;
import dev.cairn.core.Trajectory;
import dev.cairn.core.Variation;
import java.util.List;
import java.util.Optional;

/** The gold trajectories that vectors refer to, with the steps that are learnt from. */
public final class GoldPaths {
    private final VectorFolder folder;
    private Optional<Value> read = Optional.empty();

    /** @param folder where the gold file lies; it is read when first asked for */
    public GoldPaths(VectorFolder folder) {
        this.folder = folder;
    }

    private synchronized Value tasks() {
        if (read.isEmpty()) {
            read = Optional.of(folder.gold());
        }
        return read.get();
    }

    /**
     * The trajectory of a vector, without annotation.
     *
     * @throws MalformedVectorException if there is no such trajectory
     */
    public Trajectory kept(Value reference) {
        return find(reference).orElseThrow(() -> new MalformedVectorException("no gold trajectory " + reference));
    }

    /** The trajectory of a vector; empty if there is no such trajectory here. */
    Optional<Trajectory> find(Value reference) {
        int number = reference.integer("variation_id");
        return tasks().find(String.valueOf(reference.integer("task_id")))
                .flatMap(task -> task.at("goldActionSequences").list().stream()
                        .filter(entry -> entry.integer("variationIdx") == number)
                        .findFirst()
                        .map(path -> kept(task, path)));
    }

    private static Trajectory kept(Value task, Value path) {
        String name = PublishedTasks.name(task.text("taskName"));
        TaskId id = new TaskId(
                task.integer("taskIdx"),
                name,
                PublishedTasks.code(name).orElseThrow(() -> new MalformedVectorException("no task is called " + name)));
        Variation variation = new Variation(id, path.integer("variationIdx"), Split.of(path.text("fold")));
        return PublishedSteps.kept(new Trajectory(
                variation,
                path.text("taskDescription"),
                path.at("path").list().stream().map(GoldPaths::step).toList()));
    }

    /** Cut as the published code cuts it by the answer in a vector of executor rows. */
    public AnnotatedTrajectory annotated(ConformanceVector executor) {
        Trajectory trajectory = kept(executor.trajectory());
        List<Segment> segments =
                RecordedAnswer.of(executor.input().at("annotation")).segments(actions(trajectory), Compat.ORIGINAL);
        return new AnnotatedTrajectory(trajectory, segments, "recorded");
    }

    /** All steps under one sub-goal, for rows that show none. */
    public AnnotatedTrajectory plain(Value reference) {
        Trajectory trajectory = kept(reference);
        Segment all = new Segment(new SubGoal("all()"), 0, trajectory.steps().size());
        return new AnnotatedTrajectory(trajectory, List.of(all), "none");
    }

    public static List<String> actions(Trajectory trajectory) {
        return trajectory.steps().stream().map(Step::action).toList();
    }

    /** A step in the layout of the published gold files. */
    static Step step(Value step) {
        return new Step(
                step.text("action"),
                step.text("observation"),
                Double.parseDouble(step.text("score")),
                Boolean.parseBoolean(step.text("isCompleted")),
                step.text("freelook"),
                step.text("inventory"));
    }
}
