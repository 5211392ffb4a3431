package dev.cairn.conformance.data;

import dev.cairn.conformance.annotation.GoldPaths;
import dev.cairn.conformance.annotation.PublishedSteps;
import dev.cairn.conformance.annotation.RecordedAnswer;
import dev.cairn.conformance.layout.OriginalLayout;
import dev.cairn.conformance.layout.PublishedTasks;
import dev.cairn.conformance.vector.Compat;
import dev.cairn.conformance.vector.MalformedVectorException;
import dev.cairn.conformance.vector.Value;
import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Example;
import dev.cairn.core.Role;
import dev.cairn.core.Segment;
import dev.cairn.core.Split;
import dev.cairn.core.Step;
import dev.cairn.core.SubGoal;
import dev.cairn.core.TaskId;
import dev.cairn.core.Trajectory;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.core.io.Jsonl;
import dev.cairn.distill.dataset.DatasetPlan;
import dev.cairn.distill.dataset.DatasetWriter;
import dev.cairn.distill.dataset.RowOptions;
import dev.cairn.distill.dataset.TrajectorySource;
import dev.cairn.distill.dataset.TrajectorySource.Heading;
import dev.cairn.scienceworld.ScienceWorld;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One run of the published conversion script on one task, done by Cairn. */
final class ConvertedTask {
    private final Value input;
    private final Compat compat;
    private final TaskId task;
    private final Role role;
    private final List<AnnotatedTrajectory> trajectories = new ArrayList<>();

    /** @throws UserException if task or labelling are unknown */
    ConvertedTask(Value input, Compat compat) {
        this.input = input;
        this.compat = compat;
        String name = PublishedTasks.name(input.text("task_name"));
        String code = PublishedTasks.code(name).orElseThrow(() -> new UserException("no task is called " + name));
        this.task = new TaskId(taskId(input), name, code);
        this.role = role(input.text("labeling"));
    }

    /**
     * Reads and repairs the annotations.
     *
     * @throws dev.cairn.core.CairnException if one of them cannot be brought into line with its trajectory
     */
    void annotate() {
        for (Value sequence : input.at("sequences")) {
            Trajectory kept = PublishedSteps.kept(raw(sequence));
            List<Segment> segments = input.at("annotations")
                    .find(String.valueOf(sequence.integer("variationIdx")))
                    .map(annotation -> RecordedAnswer.of(annotation).segments(GoldPaths.actions(kept), compat))
                    .orElseGet(() -> unused(kept));
            trajectories.add(new AnnotatedTrajectory(kept, segments, "recorded"));
        }
    }

    /** Variations in the order in which they are used. */
    List<Integer> taken() {
        List<Heading> headings = TrajectorySource.of(trajectories).headings();
        return SamplingGroups.selection(compat).choose(headings).stream()
                .map(index -> headings.get(index).variation().number())
                .toList();
    }

    /** Writes the files below {@code <directory>/<role>}, and returns that folder. */
    Path write(Path directory) {
        DatasetPlan plan = new DatasetPlan(
                RowOptions.PUBLISHED, List.of(role), SamplingGroups.selection(compat), new OriginalLayout(), 0, true);
        new DatasetWriter(ScienceWorld.textsOnly(), plan).write(directory, TrajectorySource.of(trajectories));
        return directory.resolve(role.label());
    }

    /** Rows of a file; none if there is no such file. */
    static List<Example> rows(Path file) {
        return Files.isRegularFile(file) ? Jsonl.read(file, Example.class) : List.of();
    }

    /** The script's option, a text. */
    private static int taskId(Value input) {
        String id = input.text("task_id");
        if (!id.matches("\\d{1,4}")) {
            throw new MalformedVectorException("task_id must be a number, but is " + id);
        }
        return Integer.parseInt(id);
    }

    private static Role role(String labeling) {
        return switch (labeling) {
            case "action" -> Role.EXECUTOR;
            case "sg" -> Role.CONTROLLER;
            default -> throw new UserException("unknown labelling '" + labeling + "'");
        };
    }

    /** The script stops before it annotates these, but they count when a selection is shuffled. */
    private static List<Segment> unused(Trajectory kept) {
        return kept.steps().isEmpty()
                ? List.of()
                : List.of(new Segment(new SubGoal("unused()"), 0, kept.steps().size()));
    }

    private Trajectory raw(Value sequence) {
        Variation variation = new Variation(task, sequence.integer("variationIdx"), Split.of(sequence.text("fold")));
        return new Trajectory(
                variation,
                "",
                sequence.texts("path").stream()
                        .map(action -> new Step(action, "", 0, false, "", ""))
                        .toList());
    }
}
