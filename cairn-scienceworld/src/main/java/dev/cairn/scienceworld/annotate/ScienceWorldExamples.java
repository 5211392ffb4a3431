package dev.cairn.scienceworld.annotate;

import dev.cairn.core.TaskId;
import dev.cairn.core.io.Resources;
import dev.cairn.domain.annotation.AnnotationExamples;
import java.util.Optional;

/** ScienceWorld's introduction, a worked example for all tasks, and one for each task. */
public final class ScienceWorldExamples implements AnnotationExamples {
    @Override
    public Optional<String> introduction() {
        return Resources.find(ScienceWorldExamples.class, "system.txt").map(String::strip);
    }

    @Override
    public Optional<String> general() {
        return example("general");
    }

    @Override
    public Optional<String> of(TaskId task) {
        return example(task.name());
    }

    private static Optional<String> example(String name) {
        return Resources.find(ScienceWorldExamples.class, "examples/" + name + ".txt")
                .map(String::strip);
    }
}
