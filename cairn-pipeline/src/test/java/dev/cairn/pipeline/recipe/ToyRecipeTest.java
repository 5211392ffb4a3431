package dev.cairn.pipeline.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.agent.policy.AgentModelConfig;
import dev.cairn.core.Role;
import dev.cairn.core.run.RunDirectory;
import dev.cairn.core.score.ScoreSummary;
import dev.cairn.distill.prompt.Wording;
import dev.cairn.domain.Domain;
import dev.cairn.domain.DomainOptions;
import dev.cairn.domain.Domains;
import dev.cairn.pipeline.Progress;
import dev.cairn.pipeline.Stages;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipe of the tutorial, made smaller: one task, and as few steps as show that something is learnt. */
class ToyRecipeTest {
    @Test
    void theAgentOfTheTutorialIsFarBetterThanChance(@TempDir Path runs) {
        Recipe toy = Recipe.read(Path.of("..", "configs", "toy.yaml"));
        Recipe tiny = new Recipe(
                toy.domain(),
                "choose-thing",
                toy.seed(),
                toy.gold(),
                withoutProgressForTheController(toy.dataset()),
                toy.model(),
                new Recipe.Training(
                        0,
                        toy.train().base().withSteps(150),
                        toy.train().roles().withSteps(20),
                        Optional.empty(),
                        Optional.empty(),
                        0),
                toy.improve(),
                new Recipe.Evaluation(Optional.empty(), 10, 1, List.of("two-level", "random")));
        Domain world = Domains.installed().open(toy.domain().orElseThrow(), DomainOptions.NONE);

        List<ScoreSummary> scores = run(tiny, world, runs, false).result().scores();

        assertThat(scores).extracting(ScoreSummary::agent).containsExactly("two-level", "random");
        assertThat(scores.get(0).score().mean())
                .isGreaterThan(scores.get(1).score().mean() + 40);
        onlyWhatDependsOnAMendedOptionIsDoneAgain(tiny, world, runs);
    }

    private static Recipe.Dataset withoutProgressForTheController(Recipe.Dataset rows) {
        Wording common = rows.wording();
        return new Recipe.Dataset(
                rows.alignment(),
                rows.historyLength(),
                common,
                new Wording(common.style(), common.markTaskObjects(), common.earlierSubGoals(), true));
    }

    /** On the runs of the test above, since training takes a while. */
    private static void onlyWhatDependsOnAMendedOptionIsDoneAgain(Recipe first, Domain world, Path runs) {
        Recipe.Evaluation fewer = new Recipe.Evaluation(Optional.empty(), 3, 1, List.of("random"));
        Recipe mended = new Recipe(
                first.domain(),
                first.tasks(),
                first.seed(),
                first.gold(),
                first.dataset(),
                first.model(),
                first.train(),
                first.improve(),
                fewer);
        Instant start = Instant.now();
        Stages.Done<PipelineResult> done = run(mended, world, runs, false);
        assertThat(hidesProgress(done, Role.CONTROLLER)).isTrue();
        assertThat(hidesProgress(done, Role.EXECUTOR)).isFalse();
        assertThat(done.result().scores().get(0).measures().episodes()).isEqualTo(3);
        for (String stage : List.of("gold", "annotated", "dataset", "train-base", "train-swift")) {
            Path directory = done.directory().resolve(stage);
            assertThat(Instant.parse(RunDirectory.manifest(directory).created()))
                    .as(stage)
                    .isBefore(start.minusSeconds(1));
            assertThat(RunDirectory.isFinished(directory)).isTrue();
        }
        assertThat(done.directory().resolve("models/swift/model.safetensors")).isRegularFile();
    }

    private static Stages.Done<PipelineResult> run(Recipe recipe, Domain world, Path runs, boolean fresh) {
        return new Stages(Clock.systemUTC(), Progress.SILENT).run(new PipelineStage(recipe, world, 2), runs, fresh);
    }

    private static boolean hidesProgress(Stages.Done<PipelineResult> done, Role role) {
        Path model = done.directory().resolve("models").resolve(role.label());
        return AgentModelConfig.ofModel(model, role.label(), "toy").wording().hideProgress();
    }
}
