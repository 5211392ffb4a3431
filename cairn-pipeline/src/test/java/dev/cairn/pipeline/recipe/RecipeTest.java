package dev.cairn.pipeline.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.cairn.core.Role;
import dev.cairn.core.UserException;
import dev.cairn.core.io.Json;
import dev.cairn.distill.dataset.DatasetPlan;
import dev.cairn.distill.dataset.RowOptions;
import dev.cairn.distill.prompt.Alignment;
import dev.cairn.distill.prompt.Wording;
import dev.cairn.domain.Domain;
import dev.cairn.domain.DomainOptions;
import dev.cairn.domain.Domains;
import dev.cairn.pipeline.train.TrainPlan;
import dev.cairn.t5.train.optimizer.Algorithm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All recipes of this repository, what a recipe means that says nothing, and what is said of mistakes. */
class RecipeTest {
    private static final Domain WORLD = Domains.installed().open("scienceworld", DomainOptions.NONE);

    private static final String WORDING = "{\"style\":\"ORIGINAL\","
            + "\"mark_task_objects\":false,\"earlier_sub_goals\":\"MEASURED\",\"hide_progress\":false}";

    private static final String PLAN = "{\"steps\":2000,"
            + "\"optimizer\":{\"algorithm\":\"ADAMW\",\"learningRate\":0.001,\"weightDecay\":0.01,\"maxGradNorm\":1.0},"
            + "\"schedule\":{\"warmupSteps\":100,\"kind\":\"LINEAR\"},"
            + "\"batches\":{\"tokens\":4096,\"micro\":2},"
            + "\"lengths\":{\"input\":1024,\"target\":40},"
            + "\"evaluation\":{\"every\":500,\"sample\":64,\"selectBy\":\"LOSS\",\"patience\":0,\"averageLast\":0},"
            + "\"regularization\":{\"dropout\":null,\"labelSmoothing\":0.0},"
            + "\"lora\":null,\"gradients\":{\"checkpointing\":false,\"bf16\":false},"
            + "\"mix\":null,\"entityRandomization\":null}";

    @TempDir
    private Path folder;

    static List<Path> recipes() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "configs"))) {
            List<Path> recipes = files.sorted().toList();
            assertThat(recipes).hasSizeGreaterThanOrEqualTo(4);
            return recipes;
        }
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void isReadAndItsStagesAreBuilt(Path file) {
        Recipe recipe = Recipe.read(file);
        Domain world = recipe.domain()
                .map(name -> Domains.installed().open(name, DomainOptions.NONE))
                .orElse(WORLD);
        new PipelineStage(recipe, world, 2).check();
        assertThat(recipe.learnt(world.tasks())).isNotEmpty();
    }

    /** A recipe shows what is particular to it. */
    @ParameterizedTest
    @MethodSource("recipes")
    void saysNothingThatIsADefaultAnyway(Path file) throws IOException {
        Recipe recipe = Recipe.read(file);
        YAMLMapper yaml = new YAMLMapper();
        ObjectNode tree = (ObjectNode) yaml.readTree(file.toFile());
        for (List<String> key : keys(tree, List.of())) {
            ObjectNode less = tree.deepCopy();
            ObjectNode parent = less;
            for (String part : key.subList(0, key.size() - 1)) {
                parent = (ObjectNode) parent.get(part);
            }
            parent.remove(key.get(key.size() - 1));
            assertThat(recipe(yaml.writeValueAsString(less)))
                    .as(String.join(".", key))
                    .isNotEqualTo(Optional.of(recipe));
        }
    }

    /** None if it cannot do without a key. */
    private Optional<Recipe> recipe(String text) {
        try {
            return Optional.of(read(text));
        } catch (UserException e) {
            return Optional.empty();
        }
    }

    @Test
    void whatIsNotSaidHasItsDefault() {
        assertThat(read("{}")).isEqualTo(Recipe.DEFAULTS);
        assertThat(Json.write(Recipe.DEFAULTS))
                .isEqualTo("{\"domain\":null,\"tasks\":\"all\",\"seed\":1,"
                        + "\"gold\":{\"trainPerTask\":80,\"devPerTask\":5,\"edits\":[],\"displaced\":0},"
                        + "\"dataset\":{\"alignment\":\"ALIGNED\",\"historyLength\":3,\"wording\":"
                        + WORDING + ",\"controllerWording\":" + WORDING + "},"
                        + "\"model\":{\"vocabulary\":2048,\"dModel\":128,\"dFf\":256,\"layers\":2,\"heads\":4},"
                        + "\"train\":{\"curriculumSteps\":0,\"base\":" + PLAN + ",\"roles\":" + PLAN
                        + ",\"controllerSteps\":null,\"firstSteps\":null,\"refinements\":0},"
                        + "\"improve\":{\"rounds\":0,\"variationsPerTask\":8,\"attempts\":12,\"renamedShare\":0.5,"
                        + "\"goldPerTask\":30,\"ownShare\":0.3,\"devPerTask\":10,\"train\":"
                        + PLAN.replace("\"steps\":2000", "\"steps\":400")
                        + ",\"controllerSteps\":null,\"firstSteps\":null},"
                        + "\"evaluate\":{\"protocol\":null,\"maxVariations\":10,\"beams\":5,"
                        + "\"agents\":[\"two-level\",\"swift\",\"random\",\"gold\"]}}");
    }

    @Test
    void theControllerIsAskedAsTheOthersButForWhatIsSaid() {
        Recipe.Dataset same = read("dataset: {wording: {style: compact, hide-progress: true}}")
                .dataset();
        assertThat(same.controllerWording()).isEqualTo(same.wording());
        assertThat(same.controller()).isEmpty();

        Recipe.Dataset other = read("dataset: {history-length: 2, wording: {style: compact, hide-progress: true},"
                        + " controller-wording: {mark-task-objects: true}}")
                .dataset();
        DatasetPlan plan = other.controller().orElseThrow();
        assertThat(plan.roles()).containsExactly(Role.CONTROLLER);
        assertThat(plan.rows())
                .isEqualTo(new RowOptions(
                        Alignment.ALIGNED,
                        2,
                        new Wording(Wording.Style.COMPACT, true, Wording.EarlierSubGoals.MEASURED, true)));
    }

    @Test
    void theRolesArePlannedAsTheBaseModelButForWhatIsSaid() {
        Recipe.Training train = read("train: {base: {optimizer: {algorithm: muon}, mix: {limit: 7}},"
                        + " roles: {steps: 30, mix: {final-step-weight: 5}}, first-steps: 20}")
                .train();
        assertThat(train.roles().optimizer().algorithm()).isEqualTo(Algorithm.MUON);
        assertThat(train.roles().mix().orElseThrow().limit()).isEqualTo(7);
        assertThat(train.roles().mix().orElseThrow().finalStepWeight()).isEqualTo(5);
        assertThat(train.base().mix().orElseThrow().finalStepWeight()).isEqualTo(1);
        assertThat(steps(train, Role.EXECUTOR)).containsExactly(30);
        assertThat(steps(train, Role.CONTROLLER)).containsExactly(30);
        assertThat(steps(train, Role.FIRST)).containsExactly(20);
        assertThat(train.base()).isNotEqualTo(TrainPlan.DEFAULTS);
    }

    private static List<Integer> steps(Recipe.Training train, Role role) {
        return train.plans(role).stream().map(TrainPlan::steps).toList();
    }

    @Test
    void hardExamplesAreWeighedInRefinementsOnceThereAreSome() {
        String roles = "roles: {mix: {hard-example-weight: 6}}, controller-steps: 9";
        assertThat(read("train: {" + roles + "}").train().plans(Role.CONTROLLER))
                .extracting(TrainPlan::weighsHardExamples)
                .containsExactly(true);

        Recipe.Training refined = read("train: {refinements: 2, " + roles + "}").train();
        assertThat(refined.plans(Role.CONTROLLER))
                .extracting(TrainPlan::weighsHardExamples)
                .containsExactly(false, true, true);
        assertThat(steps(refined, Role.CONTROLLER)).containsExactly(9, 9, 9);
    }

    @Test
    void theCurriculumKnowsNoHardExamplesYet() {
        Recipe.Training train = read("train: {curriculum-steps: 9, base: {mix: {hard-example-weight: 3}}}")
                .train();
        assertThat(train.base().weighsHardExamples()).isTrue();
        assertThat(train.curriculum().weighsHardExamples()).isFalse();
        assertThat(train.curriculum().steps()).isEqualTo(9);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "improve: {rounds: -1}                | improve.rounds is -1: expected 0 or more",
                "improve: {own-share: 1}              | improve.own-share is 1.0: expected a share between 0 and 1",
                "improve: {renamed-share: 2}          | improve.renamed-share is 2.0: expected a share from 0 to 1",
                "improve: {attempts: 0}               | improve.attempts is 0: expected 1 or more",
                "gold: {train-per-task: -1}           | gold.train-per-task is -1: expected 0 or more",
                "gold: {dev-per-task: -1}             | gold.dev-per-task is -1: expected 0 or more",
                "dataset: {wording: {mark-task-objects: true}} | dataset.wording.mark-task-objects is true: expected nothing with this style",
                "dataset: {wording: {style: recent}}  | dataset.wording.style is 'recent': expected one of original, original-formal, compact",
                "gold: {displaced: -1}                | gold.displaced is -1: expected 0 or more",
                "model: {heads: 3}                    | model.d-model is 128: expected a multiple of heads, 3",
                "model: {heads: 0}                    | model.heads is 0: expected 1 or more",
                "model: {layers: 0}                   | model.layers is 0: expected 1 to 256",
                "model: {layers: 1000000, d-model: 32, d-ff: 64, heads: 2} | model.layers is 1000000: expected 1 to 256",
                "model: {d-ff: 0}                     | model.d-ff is 0: expected 1 or more",
                "model: {d-model: 0}                  | model.d-model is 0: expected 1 or more",
                "model: {vocabulary: 358}             | model.vocabulary is 358: expected 359 or more",
                "train: {curriculum-steps: -1}        | train.curriculum-steps is -1: expected 0 or more",
                "train: {controller-steps: 0}         | train.controller-steps is 0: expected 1 or more",
                "train: {refinements: -1}             | train.refinements is -1: expected 0 to 100",
                "train: {first-steps: 0}              | train.first-steps is 0: expected 1 or more",
                "train: {base: {mix: {hard-example-weight: 2}}} | there is no model yet that could answer wrongly",
                "evaluate: {beams: 0}                 | evaluate.beams is 0: expected 1 to 100",
                "evaluate: {beams: 100000}            | evaluate.beams is 100000: expected 1 to 100",
                "evaluate: {agents: [gold, gold]}     | evaluate.agents is [gold, gold]: expected each agent once",
                "dataset: {controller-wording: {hide-progress: true}} | dataset.controller-wording.hide-progress is true: expected nothing with this style",
                "dataset: {history-length: 0}         | dataset.history-length is 0: expected 1 to 10",
                "dataset: {history-length: 11}        | dataset.history-length is 11: expected 1 to 10",
                "model: {vocabulary: 2000000000}      | model.d-model is 128: expected a smaller model, not one of 256 billion parameters",
                "model: {layers: 256, d-model: 8192, d-ff: 32768} | expected a smaller model",
                "train: {base: {optimizer: {learning-rate: 0}}}    | train.base.optimizer.learning-rate is 0.0: expected a number above 0, 10 at most",
                "train: {base: {optimizer: {learning-rate: 1e30}}} | train.base.optimizer.learning-rate is 1.0E30: expected a number above 0, 10 at most",
                "train: {base: {batches: {micro: 1000000}}}        | train.base.batches.micro is 1000000: expected 1 to 1024",
                "train: {base: {lengths: {input: 2147483647}}}     | train.base.lengths.input is 2147483647: expected 1 to 65536",
                "train: {base: {mix: {final-step-weight: 100000}}} | train.base.mix.final-step-weight is 100000: expected 1 to 1000",
                "train: {base: {entity-randomization: {passes: 9999999}}} | entity-randomization.passes is 9999999: expected 1 to 1000",
                "evaluate: {max-variations: 0}        | evaluate.max-variations is 0: expected 1 or more",
                "evaluate: {agents: [two-levels]}     | evaluate: unknown agent 'two-levels'; did you mean 'two-level'?",
                "evaluate: {agents: [react]}          | evaluate.agents is react: expected agents that ask no language model"
            })
    void aValueThatCannotBeIsRefusedWithItsLine(String text, String message) {
        refused("seed: 3\n" + text + "\n", ", line 2: ", message);
    }

    @ParameterizedTest
    @CsvSource({
        "'gold: {lean: [a]}', 'edits'",
        "'gold: {astray: 8}', 'displaced'",
        "'dataset: {template: recent}', 'wording'",
        "'train: {prelude: 3}', 'curriculum-steps'",
        "'train: {base: {learning-rate: 1e-3}}', 'optimizer.learning-rate'",
        "'train: {base: {weight-decay: 0}}', 'optimizer.weight-decay'",
        "'train: {base: {max-grad-norm: 1}}', 'optimizer.max-grad-norm'",
        "'train: {base: {warmup-steps: 3}}', 'schedule.warmup-steps'",
        "'train: {base: {batch-tokens: 3}}', 'batches.tokens'",
        "'train: {base: {micro-batches: 3}}', 'batches.micro'",
        "'train: {base: {decay-norms: false}}', 'gone'",
        "'train: {base: {dropout: 0}}', 'regularization.dropout'",
        "'train: {base: {label-smoothing: 0}}', 'regularization.label-smoothing'",
        "'train: {base: {max-input-length: 3}}', 'lengths.input'",
        "'train: {base: {max-target-length: 3}}', 'lengths.target'",
        "'train: {base: {evaluate-every: 3}}', 'evaluation.every'",
        "'train: {base: {sample: 3}}', 'evaluation.sample'",
        "'train: {base: {select-by: loss}}', 'evaluation.select-by'",
        "'train: {base: {patience: 0}}', 'evaluation.patience'",
        "'train: {base: {average-last: 0}}', 'evaluation.average-last'",
        "'train: {base: {gradient-checkpointing: false}}', 'gradients.checkpointing'",
        "'train: {base: {bf16: false}}', 'gradients.bf16'",
        "'train: {base: {rename: ~}}', 'entity-randomization'",
        "'train: {base: {mix: {last: 3}}}', 'final-step-weight'",
        "'train: {base: {mix: {wrong: 3}}}', 'hard-example-weight'"
    })
    void anOldKeyIsRefusedWithItsNewName(String text, String now) {
        refused(text + "\n", ", line 1: ", " is now ", now);
    }

    @Test
    void tasksThatTheWorldDoesNotHaveAreFoundBeforeAnythingIsDone() {
        PipelineStage stage = new PipelineStage(read("tasks: boyl"), WORLD, 1);
        assertThatThrownBy(stage::check).isInstanceOf(UserException.class).hasMessageContaining("unknown task 'boyl'");
    }

    @Test
    void aProtocolThatTheWorldDoesNotHaveIsRefusedBeforeAnythingIsDone() {
        PipelineStage stage = new PipelineStage(read("evaluate: {protocol: sead}"), WORLD, 1);
        assertThatThrownBy(stage::check)
                .isInstanceOf(UserException.class)
                .hasMessageContaining("unknown protocol 'sead'; did you mean 'seed'?");
    }

    private Recipe read(String text) {
        try {
            return Recipe.read(Files.writeString(folder.resolve("recipe.yaml"), text));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# later\n", "---\n"})
    void aRecipeThatSaysNothingIsRefused(String text) {
        refused(text, "is empty; a recipe says at least");
    }

    private void refused(String text, String... messages) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll(Stream.concat(Stream.of("recipe.yaml"), Stream.of(messages))
                        .toArray(CharSequence[]::new));
    }

    private static List<List<String>> keys(ObjectNode node, List<String> path) {
        List<List<String>> keys = new ArrayList<>();
        node.properties().forEach(entry -> {
            List<String> key =
                    Stream.concat(path.stream(), Stream.of(entry.getKey())).toList();
            if (entry.getValue() instanceof ObjectNode inner && !inner.isEmpty()) {
                keys.addAll(keys(inner, key));
            } else {
                keys.add(key);
            }
        });
        return keys;
    }
}
