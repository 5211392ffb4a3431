package dev.cairn.pipeline.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.score.ScoreSummary;
import dev.cairn.domain.Domain;
import dev.cairn.domain.DomainOptions;
import dev.cairn.domain.Domains;
import dev.cairn.pipeline.Progress;
import dev.cairn.pipeline.Stages;
import java.nio.file.Path;
import java.time.Clock;
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
                toy.dataset(),
                toy.model(),
                new Recipe.Training(
                        0,
                        toy.train().base().withSteps(150),
                        toy.train().roles().withSteps(20),
                        Optional.empty(),
                        Optional.empty()),
                toy.improve(),
                new Recipe.Evaluation(Optional.empty(), 10, 1, List.of("two-level", "random")));
        Domain world = Domains.installed().open(toy.domain().orElseThrow(), DomainOptions.NONE);

        List<ScoreSummary> scores = new Stages(Clock.systemUTC(), Progress.SILENT)
                .run(new PipelineStage(tiny, world, 2), runs, false)
                .result()
                .scores();

        assertThat(scores).extracting(ScoreSummary::agent).containsExactly("two-level", "random");
        assertThat(scores.get(0).score().mean())
                .isGreaterThan(scores.get(1).score().mean() + 40);
    }
}
