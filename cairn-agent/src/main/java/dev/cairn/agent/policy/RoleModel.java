package dev.cairn.agent.policy;

import dev.cairn.core.Role;
import dev.cairn.core.UserException;
import dev.cairn.distill.prompt.PromptState;
import dev.cairn.distill.prompt.Prompts;
import dev.cairn.t5.Generated;
import dev.cairn.t5.GenerationConfig;
import dev.cairn.t5.T5Exception;
import dev.cairn.t5.TextGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A small model in its role: makes its prompt, asks, and tidies the answers. */
public final class RoleModel implements AutoCloseable {
    private final Role role;
    private final Recipe recipe;
    private final Prompts prompts;
    private final TextGenerator generator;
    private final GenerationConfig generation;

    private RoleModel(Role role, Recipe recipe, TextGenerator generator, int beams) {
        this.role = role;
        this.recipe = recipe;
        this.prompts = new Prompts(recipe.historyLength(), recipe.alignment(), recipe.template());
        this.generator = generator;
        this.generation = new GenerationConfig(beams, recipe.maxTargetLength());
    }

    /**
     * Loads the model in {@code <models>/<role>}.
     *
     * @param beams width of the beam search, and the number of answers
     * @throws UserException if the folder or one of its files is missing, or it is the model of another role
     */
    public static RoleModel load(Path models, Role role, int beams) {
        Path folder = models.resolve(role.label());
        if (!Files.isDirectory(folder)) {
            throw new UserException("no " + role.label() + " model at " + folder + "; train one with `cairn train "
                    + role.label() + "`, or name another folder with --models");
        }
        Recipe recipe = Recipe.beside(folder, role.label());
        if (!recipe.role().equals(role.label())) {
            throw new UserException(folder + " holds a model for the role " + recipe.role() + ", not " + role.label());
        }
        try {
            return new RoleModel(role, recipe, TextGenerator.load(folder), beams);
        } catch (T5Exception e) {
            throw new UserException(String.valueOf(e.getMessage()), e);
        }
    }

    Recipe recipe() {
        return recipe;
    }

    /** Answers, best first; not empty, but an answer may be the empty text. */
    List<String> ask(PromptState state) {
        List<List<Generated>> answers =
                generator.generate(List.of(prompts.of(role, state)), generation, recipe.maxInputLength());
        return answers.get(0).stream().map(answer -> tidy(answer.text())).toList();
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
