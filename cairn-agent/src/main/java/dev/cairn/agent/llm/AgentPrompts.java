package dev.cairn.agent.llm;

import dev.cairn.core.CairnException;
import dev.cairn.core.TaskId;
import dev.cairn.core.UserException;
import dev.cairn.core.io.Resources;
import dev.cairn.core.io.TextFile;
import dev.cairn.domain.agent.AgentTexts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The prompts of the agents, {@code react.txt} and others, and solved episodes, {@code examples/<task>.txt}: a
 * user's own where there are some, those of the text world, and Cairn's general ones. Fields such as {@code ${task}}
 * stand for what changes.
 */
public final class AgentPrompts {
    private static final Pattern FIELD = Pattern.compile("\\$\\{(\\w+)}");

    private final @Nullable Path folder;
    private final AgentTexts world;
    private final Map<String, String> templates = new ConcurrentHashMap<>();
    private final Map<String, Example> examples = new ConcurrentHashMap<>();

    private AgentPrompts(@Nullable Path folder, AgentTexts world) {
        this.folder = folder;
        this.world = world;
    }

    /** Cairn's general ones. */
    public static AgentPrompts builtIn() {
        return new AgentPrompts(null, AgentTexts.NONE);
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
        return new AgentPrompts(folder, AgentTexts.NONE);
    }

    /** The same, where a world's own prompts and examples come before the general ones, though not before those of a folder. */
    public AgentPrompts about(AgentTexts texts) {
        return new AgentPrompts(folder, texts);
    }

    /** A solved episode of a task; without steps for tasks that nobody has written one for. */
    Example example(TaskId task) {
        return examples.computeIfAbsent(
                "examples/" + task.name() + ".txt",
                file -> own(file)
                        .or(() -> world.find(file))
                        .map(text -> Example.parse(text, file))
                        .orElse(Example.NONE));
    }

    /** A prompt that has no fields. */
    public String text(String name) {
        return fill(name, Map.of());
    }

    /** A prompt with its fields filled. */
    String fill(String name, Map<String, String> fields) {
        return FIELD.matcher(templates.computeIfAbsent(name + ".txt", this::template))
                .replaceAll(field -> Matcher.quoteReplacement(fields.getOrDefault(field.group(1), field.group())));
    }

    private String template(String file) {
        return own(file)
                .or(() -> world.find("prompts/" + file))
                .or(() -> Resources.find(AgentPrompts.class, "prompts/" + file))
                .map(String::strip)
                .orElseThrow(() -> new CairnException("the prompt " + file + " is missing from this build"));
    }

    private Optional<String> own(String name) {
        return Optional.ofNullable(folder)
                .map(own -> own.resolve(name))
                .filter(Files::isRegularFile)
                .map(TextFile::read);
    }
}
