package dev.cairn.distill.annotate.llm;

import dev.cairn.core.CairnException;
import dev.cairn.core.TaskId;
import dev.cairn.core.UserException;
import dev.cairn.core.io.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Worked examples by the name of the task, {@code find-animal.txt}, one for all tasks, {@code general.txt}, and the
 * introduction to the world: those that come with Cairn, or a user's own where there are some.
 */
public final class WorkedExamples {
    private static final String GENERAL = "general";

    private final @Nullable Path folder;

    private WorkedExamples(@Nullable Path folder) {
        this.folder = folder;
    }

    /** Those that come with Cairn. */
    public static WorkedExamples builtIn() {
        return new WorkedExamples(null);
    }

    /**
     * Those of a folder, and Cairn's own for what the folder lacks.
     *
     * @throws UserException if there is no such folder
     */
    public static WorkedExamples in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new UserException("no folder of worked examples at " + folder);
        }
        return new WorkedExamples(folder);
    }

    /** The example that comes before all others. */
    public WorkedExample general() {
        return named(GENERAL).orElseThrow(() -> new CairnException("general.txt is missing from this build"));
    }

    /** An example of the same task; empty for tasks that nobody has written one for. */
    public Optional<WorkedExample> of(TaskId task) {
        return named(task.name());
    }

    /** What a model is told about the world before all examples: {@code system.txt}. */
    public String introduction() {
        return own("system")
                .or(() -> resource("prompts/system.txt"))
                .orElseThrow(() -> new CairnException("system.txt is missing from this build"));
    }

    private Optional<WorkedExample> named(String name) {
        String file = name + ".txt";
        return own(name)
                .map(text -> WorkedExample.parse(text, folder + "/" + file))
                .or(() -> resource("examples/" + file).map(text -> WorkedExample.parse(text, file)));
    }

    private Optional<String> own(String name) {
        if (folder == null || !Files.isRegularFile(folder.resolve(name + ".txt"))) {
            return Optional.empty();
        }
        Path file = folder.resolve(name + ".txt");
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UserException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Text of a resource of this package. */
    static Optional<String> resource(String name) {
        return Resources.find(WorkedExamples.class, name).map(String::strip);
    }
}
