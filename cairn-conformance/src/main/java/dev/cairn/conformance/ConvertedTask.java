package dev.cairn.conformance;

import com.fasterxml.jackson.databind.JsonNode;
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
import dev.cairn.distill.Compat;
import dev.cairn.distill.dataset.DatasetPlan;
import dev.cairn.distill.dataset.DatasetWriter;
import dev.cairn.distill.dataset.PublishedTasks;
import dev.cairn.distill.dataset.RowOptions;
import dev.cairn.distill.dataset.Selection;
import dev.cairn.distill.dataset.TrajectorySource;
import dev.cairn.scienceworld.ScienceWorld;
import dev.cairn.scienceworld.annotate.ScienceWorldRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One run of the published conversion script on one task, done by Cairn. */
final class ConvertedTask {
    private final JsonNode input;
    private final Compat compat;
    private final TaskId task;
    private final Role role;
    private final List<AnnotatedTrajectory> trajectories = new ArrayList<>();

    /** @throws UserException if task or labelling are unknown */
    ConvertedTask(JsonNode input, Compat compat) {
        this.input = input;
        this.compat = compat;
        String name = PublishedTasks.name(input.path("task_name").asText());
        String code = PublishedTasks.code(name).orElseThrow(() -> new UserException("no task is called " + name));
        this.task = new TaskId(input.path("task_id").asInt(), name, code);
        this.role = role(input.path("labeling").asText());
    }

    /**
     * Reads and repairs the annotations.
     *
     * @throws dev.cairn.core.CairnException if one of them cannot be brought into line with its trajectory
     */
    void annotate() {
        for (JsonNode sequence : input.path("sequences")) {
            Trajectory kept = new ScienceWorldRules().kept(raw(sequence));
            JsonNode annotation =
                    input.path("annotations").path(sequence.path("variationIdx").asText());
            List<Segment> segments = annotation.isMissingNode()
                    ? unused(kept)
                    : RecordedAnswer.of(annotation).segments(GoldPaths.actions(kept), compat);
            trajectories.add(new AnnotatedTrajectory(kept, segments, "recorded"));
        }
    }

    /** Variations in the order in which they are used. */
    List<Integer> taken() {
        return SamplingGroups.selection(compat)
                .choose(
                        trajectories.stream()
                                .map(AnnotatedTrajectory::trajectory)
                                .toList(),
                        trajectory -> new Selection.Candidate(
                                task.code(),
                                trajectory.variation().split(),
                                trajectory.steps().size()))
                .stream()
                .map(trajectory -> trajectory.variation().number())
                .toList();
    }

    /** Writes the files below {@code <directory>/<role>}, and returns that folder. */
    Path write(Path directory) {
        DatasetPlan plan = new DatasetPlan(
                RowOptions.PUBLISHED,
                List.of(role),
                SamplingGroups.selection(compat),
                DatasetPlan.Layout.ORIGINAL,
                0,
                true);
        new DatasetWriter(ScienceWorld.textsOnly(), plan).write(directory, TrajectorySource.of(trajectories));
        return directory.resolve(role.label());
    }

    /** Rows of a file; none if there is no such file. */
    static List<Example> rows(Path file) {
        return Files.isRegularFile(file) ? Jsonl.read(file, Example.class) : List.of();
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

    private Trajectory raw(JsonNode sequence) {
        Variation variation = new Variation(
                task,
                sequence.path("variationIdx").asInt(),
                Split.of(sequence.path("fold").asText()));
        return new Trajectory(
                variation,
                "",
                GoldPaths.texts(sequence.path("path")).stream()
                        .map(action -> new Step(action, "", 0, false, "", ""))
                        .toList());
    }
}
