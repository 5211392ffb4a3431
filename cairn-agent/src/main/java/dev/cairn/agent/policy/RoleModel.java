package dev.cairn.agent.policy;

import dev.cairn.agent.batch.BatchModel;
import dev.cairn.agent.batch.ModelThreads;
import dev.cairn.agent.timing.Part;
import dev.cairn.agent.timing.PartTimes;
import dev.cairn.core.Role;
import dev.cairn.core.UserException;
import dev.cairn.distill.prompt.PromptState;
import dev.cairn.distill.prompt.Prompts;
import dev.cairn.t5.GenerationConfig;
import dev.cairn.t5.T5Exception;
import dev.cairn.t5.TextGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A small model in its role: makes its prompt, asks, and tidies the answers. Its callers' prompts are answered in batches;
 * the answer to a prompt is always the same, so the newest are kept and not computed again.
 */
public final class RoleModel implements BatchModel, AutoCloseable {
    /** Answers kept; a prompt is asked again mostly by an episode that begins like another one. */
    private static final int KEPT = 1000;

    private final Role role;
    private final Recipe recipe;
    private final Prompts prompts;
    private final TextGenerator generator;
    private final GenerationConfig generation;
    private final ModelThreads threads;
    private final PartTimes times;
    private final Map<String, List<String>> known = Collections.synchronizedMap(new Newest(KEPT));

    private RoleModel(Role role, Recipe recipe, TextGenerator generator, ModelSetup setup) {
        this.role = role;
        this.recipe = recipe;
        this.prompts = new Prompts(recipe.historyLength(), recipe.alignment(), recipe.template());
        this.generator = generator;
        this.generation = new GenerationConfig(setup.beams(), recipe.maxTargetLength());
        this.threads = setup.threads();
        this.times = setup.times();
    }

    /**
     * Loads the model in {@code <models>/<role>}.
     *
     * @throws UserException if the folder or one of its files is missing, or it is the model of another role
     */
    public static RoleModel load(ModelSetup setup, Role role) {
        Path folder = setup.folder().resolve(role.label());
        if (!Files.isDirectory(folder)) {
            throw new UserException("no " + role.label() + " model at " + folder + "; train one with `cairn train "
                    + role.label() + "`, or name another folder with --models");
        }
        Recipe recipe = Recipe.beside(folder, role.label());
        if (!recipe.role().equals(role.label())) {
            throw new UserException(folder + " holds a model for the role " + recipe.role() + ", not " + role.label());
        }
        try {
            return new RoleModel(role, recipe, TextGenerator.load(folder), setup);
        } catch (T5Exception e) {
            throw new UserException(String.valueOf(e.getMessage()), e);
        }
    }

    Recipe recipe() {
        return recipe;
    }

    /** Answers, best first; not empty, but an answer may be the empty text. Waits until the prompt's batch is done. */
    List<String> ask(PromptState state) {
        String prompt = prompts.of(role, state);
        List<String> before = known.get(prompt);
        if (before != null) {
            return before;
        }
        List<String> answers = threads.ask(this, prompt);
        known.put(prompt, answers);
        return answers;
    }

    @Override
    public List<List<String>> answer(List<String> batch) {
        return times.time(
                part(),
                () -> generator.generate(batch, generation, recipe.maxInputLength()).stream()
                        .map(answers -> answers.stream()
                                .map(answer -> tidy(answer.text()))
                                .toList())
                        .toList());
    }

    private Part part() {
        return switch (role) {
            case FIRST, CONTROLLER -> Part.CONTROLLER;
            case EXECUTOR, SWIFT -> Part.EXECUTOR;
        };
    }

    /** Drops marks such as {@code <extra_id_0>}, which are no part of an action or a sub-goal. */
    private static String tidy(String text) {
        return Arrays.stream(text.split("\\s+"))
                .filter(word -> !word.startsWith("<"))
                .collect(Collectors.joining(" "))
                .strip();
    }

    @Override
    public void close() {
        generator.close();
    }
}
