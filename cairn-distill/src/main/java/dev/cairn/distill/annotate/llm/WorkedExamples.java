package dev.cairn.distill.annotate.llm;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.CairnException;
import dev.cairn.core.TaskId;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.core.io.Resources;
import dev.cairn.core.io.TextFile;
import dev.cairn.domain.annotation.AnnotationExamples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Worked examples by the name of the task, {@code bring-thing.txt}, one for all tasks, {@code general.txt}, and the
 * introduction to the world, {@code system.txt}: a user's own where there are some, otherwise those of the world.
 *
 * @param world those of the world
 * @param folder the user's own
 * @param samples trajectories cut by rules, which serve as the general example of a world that has none
 */
public record WorkedExamples(AnnotationExamples world, Optional<Path> folder, List<AnnotatedTrajectory> samples) {
    private static final String GENERAL = "general";

    /** @throws UserException if there is no such folder */
    public WorkedExamples {
        folder.filter(own -> !Files.isDirectory(own)).ifPresent(own -> {
            throw new UserException("no folder of worked examples at " + own);
        });
        samples = List.copyOf(samples);
    }

    /** Those of a world. */
    public static WorkedExamples of(AnnotationExamples world) {
        return new WorkedExamples(world, Optional.empty(), List.of());
    }

    /**
     * The example that comes before all others.
     *
     * @param asked what is asked for: an example is made of another trajectory if there is one
     */
    public Optional<WorkedExample> general(Variation asked) {
        return own(GENERAL)
                .or(() -> world.general().map(text -> WorkedExample.parse(text, GENERAL)))
                .or(() -> samples.stream()
                        .filter(sample -> !sample.trajectory().variation().equals(asked))
                        .findFirst()
                        .or(() -> samples.stream().findFirst())
                        .map(WorkedExample::of));
    }

    /** An example of the same task; empty for tasks that nobody has written one for. */
    public Optional<WorkedExample> of(TaskId task) {
        return own(task.name()).or(() -> world.of(task).map(text -> WorkedExample.parse(text, task.name())));
    }

    /** The introduction to the world that a model reads before all examples. */
    public String introduction() {
        return text("system")
                .or(world::introduction)
                .or(() -> resource("prompts/system.txt"))
                .orElseThrow(() -> new CairnException("system.txt is missing from this build"));
    }

    private Optional<WorkedExample> own(String name) {
        return text(name).map(text -> WorkedExample.parse(text, folder.orElseThrow() + "/" + name + ".txt"));
    }

    private Optional<String> text(String name) {
        return folder.map(own -> own.resolve(name + ".txt"))
                .filter(Files::isRegularFile)
                .map(TextFile::read)
                .map(String::strip);
    }

    /** Text of a resource of this package. */
    static Optional<String> resource(String name) {
        return Resources.find(WorkedExamples.class, name).map(String::strip);
    }
}
