package dev.cairn.pipeline.recipe;

import static dev.cairn.core.InvalidValueException.require;
import static dev.cairn.core.InvalidValueException.requireAtLeast;
import static dev.cairn.core.InvalidValueException.requireBetween;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cairn.agent.policy.ModelSetup;
import dev.cairn.core.InvalidValueException;
import dev.cairn.core.Role;
import dev.cairn.core.Split;
import dev.cairn.core.TaskId;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.core.io.RenamedKey;
import dev.cairn.core.io.TextFile;
import dev.cairn.distill.dataset.DatasetPlan;
import dev.cairn.distill.dataset.RowOptions;
import dev.cairn.distill.prompt.Alignment;
import dev.cairn.distill.prompt.Prompts;
import dev.cairn.distill.prompt.Wording;
import dev.cairn.domain.TaskCatalog;
import dev.cairn.pipeline.StrictYaml;
import dev.cairn.pipeline.evaluate.AgentKind;
import dev.cairn.pipeline.improve.ImprovePlan;
import dev.cairn.pipeline.train.ModelShape;
import dev.cairn.pipeline.train.TrainPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A whole distillation, from tasks to scores. A file says what differs from {@link #DEFAULTS}, as those in {@code configs} do.
 *
 * @param domain name of the text world; otherwise it is chosen with the command
 * @param tasks selection of tasks by code, name, index or group, separated by commas
 * @param seed of first weights, order of rows and agents that draw
 */
public record Recipe(
        Optional<String> domain,
        String tasks,
        long seed,
        Gold gold,
        Dataset dataset,
        ModelShape model,
        Training train,
        ImprovePlan improve,
        Evaluation evaluate) {

    /** All tasks, with a small model. */
    public static final Recipe DEFAULTS = new Recipe(
            Optional.empty(),
            "all",
            1,
            new Gold(80, 5, List.of(), 0, Optional.empty()),
            new Dataset(Alignment.ALIGNED, 3, Wording.DEFAULTS, Wording.DEFAULTS),
            ModelShape.DEFAULTS,
            new Training(0, TrainPlan.DEFAULTS, TrainPlan.DEFAULTS, Optional.empty(), Optional.empty(), 0),
            ImprovePlan.DEFAULTS,
            new Evaluation(Optional.empty(), 10, 5, List.of("two-level", "swift", "random", "gold")));

    /**
     * Which trajectories to learn from.
     *
     * @param trainPerTask train variations of each task; 0 for all
     * @param devPerTask dev variations of each task, by which models are chosen; 0 for all
     * @param edits how their trajectories are made easier to learn; none to learn them as they are
     * @param displaced trajectories on which something has to be looked for, from each trajectory that can give some
     * @param annotated file or run directory of annotated trajectories, all of which are learnt from; nothing is recorded and cut then
     */
    @RenamedKey(old = "lean", now = "'edits', with other values")
    @RenamedKey(old = "astray", now = "'displaced'")
    public record Gold(
            int trainPerTask,
            int devPerTask,
            List<String> edits,
            int displaced,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> annotated) {
        public Gold {
            requireAtLeast(0, "train-per-task", trainPerTask);
            requireAtLeast(0, "dev-per-task", devPerTask);
            requireAtLeast(0, "displaced", displaced);
            edits = List.copyOf(edits);
            require(
                    annotated.isEmpty() || (edits.isEmpty() && displaced == 0),
                    "annotated",
                    annotated.orElse(""),
                    "neither edits nor displaced beside it, since nothing is recorded");
        }
    }

    /**
     * What rows look like.
     *
     * @param wording of prompts
     * @param controllerWording of the prompts that the controller learns and is asked with, like {@code wording}
     *     in what a file does not say: a planner may do better with less in view than who acts
     */
    @RenamedKey(
            old = "template",
            now = "'wording', with style: original, original-formal or compact, and options of compact")
    public record Dataset(
            Alignment alignment,
            int historyLength,
            Wording wording,
            @StrictYaml.Like("wording") Wording controllerWording) {
        public Dataset {
            requireBetween(1, Prompts.LONGEST_HISTORY, "history-length", historyLength);
        }

        /** All roles' rows, in the common wording. */
        DatasetPlan common() {
            return DatasetPlan.of(new RowOptions(alignment, historyLength, wording));
        }

        /** The controller's rows in its own wording; empty if that is the common one. */
        Optional<DatasetPlan> controller() {
            return controllerWording.equals(wording)
                    ? Optional.empty()
                    : Optional.of(DatasetPlan.of(new RowOptions(alignment, historyLength, controllerWording))
                            .withRoles(List.of(Role.CONTROLLER)));
        }
    }

    /**
     * Training. A base model learns the rows of all roles, and each of the four models goes on from it with its own.
     *
     * @param curriculumSteps steps of the base model's plan on the executor's rows alone, before all; 0 for none. They mostly ask to
     *     repeat what the current sub-goal names, from which a model learns to copy sooner than from all rows
     * @param base plan of the base model
     * @param roles plan of the others, like that of the base model in what a file does not say; {@code steps} is that of the executor
     *     and of swift
     * @param controllerSteps of the controller, which has fewer rows; otherwise as the others
     * @param firstSteps of the model for first sub-goals, likewise
     * @param refinements further trainings of each of the four, by the same plan, each from the model of the one before
     */
    @RenamedKey(old = "prelude", now = "'curriculum-steps'")
    public record Training(
            int curriculumSteps,
            TrainPlan base,
            @StrictYaml.Like("base") TrainPlan roles,
            Optional<Integer> controllerSteps,
            Optional<Integer> firstSteps,
            int refinements) {
        private static final int MOST_REFINEMENTS = 100;

        public Training {
            requireAtLeast(0, "curriculum-steps", curriculumSteps);
            requireBetween(0, MOST_REFINEMENTS, "refinements", refinements);
            controllerSteps.ifPresent(steps -> requireAtLeast(1, "controller-steps", steps));
            firstSteps.ifPresent(steps -> requireAtLeast(1, "first-steps", steps));
            require(
                    curriculumSteps > 0 || !base.weighsHardExamples(),
                    "base.mix.hard-example-weight",
                    "above 1",
                    "1, or curriculum-steps, since otherwise there is no model yet that could answer wrongly");
        }

        /** The plan of the curriculum stage, which starts from scratch. */
        TrainPlan curriculum() {
            return base.withSteps(curriculumSteps).withoutHardExamples();
        }

        /**
         * The plans of a role's trainings, one after the other. Where there are refinements, hard examples come more often in these alone:
         * most rows are hard for a base model, and those that a trained one still answers wrongly are what it lacks.
         */
        List<TrainPlan> plans(Role role) {
            TrainPlan plan = roles.of(role, controllerSteps, firstSteps);
            List<TrainPlan> plans = new ArrayList<>(Collections.nCopies(1 + refinements, plan));
            if (refinements > 0) {
                plans.set(0, plan.withoutHardExamples());
            }
            return plans;
        }
    }

    /**
     * Scoring.
     *
     * @param protocol by its name in the text world; otherwise the usual one there
     * @param maxVariations of each task at most
     * @param beams width of the models' beam search
     * @param agents by their labels; none that asks a language model
     */
    public record Evaluation(Optional<String> protocol, int maxVariations, int beams, List<String> agents) {
        public Evaluation {
            requireAtLeast(1, "max-variations", maxVariations);
            ModelSetup.requireBeams(beams);
            agents = List.copyOf(agents);
            require(agents.stream().distinct().count() == agents.size(), "agents", agents, "each agent once");
            agents.stream().map(AgentKind::of).filter(AgentKind::asksLlm).forEach(kind -> {
                throw new InvalidValueException(
                        "agents",
                        kind.label(),
                        "agents that ask no language model; evaluate this one with `cairn evaluate --agent "
                                + kind.label() + "`");
            });
        }
    }

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

    /** A line that says nothing. */
    private static final Pattern NOTHING = Pattern.compile("\\s*(?:#.*|---)?\\s*");

    /**
     * Reads a file.
     *
     * @throws UserException naming the key and line at fault, and the nearest key that exists
     */
    public static Recipe read(Path file) {
        if (TextFile.read(file).lines().allMatch(line -> NOTHING.matcher(line).matches())) {
            throw new UserException(file + " is empty; a recipe says at least which domain or which tasks");
        }
        return StrictYaml.read(file, Recipe.class);
    }
}
