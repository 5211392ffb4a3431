package dev.cairn.pipeline.recipe;

import dev.cairn.core.Role;
import dev.cairn.core.Split;
import dev.cairn.core.TaskId;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.distill.dataset.RowOptions;
import dev.cairn.domain.TaskCatalog;
import dev.cairn.pipeline.StrictYaml;
import dev.cairn.pipeline.train.ModelShape;
import dev.cairn.pipeline.train.TrainPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A whole distillation, from tasks to scores, as in {@code configs/tiny.yaml}.
 *
 * @param tasks selection of tasks, for example {@code short}
 */
public record Recipe(
        String tasks, long seed, Gold gold, RowOptions dataset, ModelShape model, Training train, Evaluation evaluate) {

    /**
     * How many variations of each task to learn from; 0 for all of the split.
     *
     * @param edits how their paths are made easier to learn; none to learn them as they are
     * @param displaced paths on which something has to be looked for, from each path that can give some
     */
    public record Gold(int trainPerTask, int devPerTask, List<String> edits, int displaced) {}

    /**
     * Training. A base model learns the rows of all roles, and each of the four models goes on from it with its own.
     *
     * @param prelude steps of the base model's plan on the executor's rows alone, before all; 0 for none. They mostly ask to
     *     repeat what the current sub-goal names, from which a model learns to copy sooner than from all rows
     * @param base plan of the base model
     * @param roles plan of the others; {@code steps} is that of the executor and of swift
     * @param controllerSteps and {@code firstSteps}: these have fewer rows
     */
    public record Training(int prelude, TrainPlan base, TrainPlan roles, int controllerSteps, int firstSteps) {

        TrainPlan plan(Role role) {
            return switch (role) {
                case EXECUTOR, SWIFT -> roles;
                case CONTROLLER -> roles.withSteps(controllerSteps);
                case FIRST -> roles.withSteps(firstSteps);
            };
        }
    }

    /** Which agents to score how; {@code maxVariations} limits the protocol's variations of each task. */
    public record Evaluation(String protocol, int maxVariations, int beams, List<String> agents) {}

    /** What is learnt from: train variations for the models, dev variations to choose among their checkpoints. */
    public List<Variation> learnt(TaskCatalog catalog) {
        return learnt(catalog, tasks, gold.trainPerTask(), gold.devPerTask());
    }

    static List<Variation> learnt(TaskCatalog catalog, String tasks, int trainPerTask, int devPerTask) {
        List<Variation> variations = new ArrayList<>();
        for (TaskId task : catalog.select(tasks)) {
            variations.addAll(catalog.spread(task, Split.TRAIN, limit(trainPerTask)));
            variations.addAll(catalog.spread(task, Split.DEV, limit(devPerTask)));
        }
        return variations;
    }

    private static int limit(int perTask) {
        return perTask == 0 ? Integer.MAX_VALUE : perTask;
    }

    /**
     * Reads a file.
     *
     * @throws UserException naming the key and line at fault, and the nearest key that exists
     */
    public static Recipe read(Path file) {
        return StrictYaml.read(file, Recipe.class);
    }
}
