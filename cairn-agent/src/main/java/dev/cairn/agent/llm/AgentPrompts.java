package dev.cairn.agent.llm;

import dev.cairn.core.CairnException;
import dev.cairn.core.TaskId;
import dev.cairn.core.UserException;
import dev.cairn.core.io.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The prompts of the agents, {@code react.txt} and others, and a solved episode of each task, {@code
 * examples/find-animal.txt}: those that come with Cairn, or a user's own where there are some. Fields such as {@code ${task}}
 * stand for what changes.
 */
public final class AgentPrompts {
    private static final Pattern FIELD = Pattern.compile("\\$\\{(\\w+)}");

    private final @Nullable Path folder;
    private final Map<String, String> templates = new ConcurrentHashMap<>();
    private final Map<String, Example> examples = new ConcurrentHashMap<>();

    private AgentPrompts(@Nullable Path folder) {
        this.folder = folder;
    }

    /** Those that come with Cairn. */
    public static AgentPrompts builtIn() {
        return new AgentPrompts(null);
    }

    /**
     * Those of a folder, and Cairn's own for what the folder lacks.
     *
     * @throws UserException if there is no such folder
     */
    public static AgentPrompts in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new UserException("no folder of prompts at " + folder);
        }
        return new AgentPrompts(folder);
    }

    /** A solved episode of a task; without steps for tasks that nobody has written one for. */
    Example example(TaskId task) {
        return examples.computeIfAbsent(
                "examples/" + task.name() + ".txt",
                file -> own(file)
                        .or(() -> resource(file))
                        .map(text -> Example.parse(text, file))
                        .orElse(Example.NONE));
    }

    /** A prompt with its fields filled. */
    String fill(String name, Map<String, String> fields) {
        return FIELD.matcher(templates.computeIfAbsent(name + ".txt", this::template))
                .replaceAll(field -> Matcher.quoteReplacement(fields.getOrDefault(field.group(1), field.group())));
    }

    private String template(String file) {
        return own(file)
                .or(() -> resource("prompts/" + file))
                .orElseThrow(() -> new CairnException("the prompt " + file + " is missing from this build"));
    }

    private Optional<String> own(String name) {
        if (folder == null || !Files.isRegularFile(folder.resolve(name))) {
            return Optional.empty();
        }
        Path file = folder.resolve(name);
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UserException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static Optional<String> resource(String name) {
        return Resources.find(AgentPrompts.class, name).map(String::strip);
    }
}
