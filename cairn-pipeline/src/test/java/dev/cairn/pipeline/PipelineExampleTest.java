package dev.cairn.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.Episode;
import dev.cairn.core.UserException;
import dev.cairn.core.io.Jsonl;
import dev.cairn.core.score.ScoreSummary;
import dev.cairn.domain.Domain;
import dev.cairn.domain.DomainOptions;
import dev.cairn.domain.Domains;
import dev.cairn.pipeline.recipe.PipelineResult;
import dev.cairn.pipeline.recipe.PipelineStage;
import dev.cairn.pipeline.recipe.Recipe;
import dev.cairn.pipeline.train.ModelShape;
import dev.cairn.pipeline.train.TrainPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a Java program distils an agent without the command line; of a size that shows that it works and not that it learns. */
class PipelineExampleTest {
    @Test
    void aRecipeInCodeBecomesModelsAndScores(@TempDir Path runs) {
        Domain toy = Domains.installed().open("toy", DomainOptions.NONE);
        Recipe recipe = small(new Recipe.Gold(2, 1, List.of(), 0, Optional.empty()), "two-level", "gold");

        Stages stages = new Stages(Clock.systemUTC(), Progress.SILENT);
        Stages.Done<PipelineResult> done = stages.run(new PipelineStage(recipe, toy, 2), runs, false);

        assertThat(done.result().gold().orElseThrow().complete()).isPositive();
        assertThat(done.result().models()).hasSize(5).allMatch(model -> model.trainRows() > 0);
        assertThat(done.directory().resolve("models/controller/model.safetensors"))
                .exists();
        List<ScoreSummary> scores = done.result().scores();
        assertThat(scores).extracting(ScoreSummary::agent).containsExactly("two-level", "gold");
        assertThat(scores.get(1).score().mean()).isEqualTo(100);
        List<Episode> episodes = Jsonl.read(done.directory().resolve("evaluate-gold/episodes.jsonl"), Episode.class);
        assertThat(episodes).isNotEmpty().allMatch(Episode::success);

        // the same again is read and not computed
        assertThat(stages.run(new PipelineStage(recipe, toy, 2), runs, false)).isEqualTo(done);
    }

    @Test
    void annotatedTrajectoriesTakeThePlaceOfRecordedOnes(@TempDir Path runs) throws IOException {
        Domain toy = Domains.installed().open("toy", DomainOptions.NONE);
        Stages stages = new Stages(Clock.systemUTC(), Progress.SILENT);
        Recipe.Gold recorded = new Recipe.Gold(2, 1, List.of(), 0, Optional.empty());
        Path annotated = new PipelineStage(small(recorded, "random"), toy, 2).trajectories(stages, runs);

        Recipe given = small(given(Objects.requireNonNull(annotated.getParent())), "random");
        Stages.Done<PipelineResult> done = stages.run(new PipelineStage(given, toy, 2), runs, false);

        assertThat(done.result().gold()).isEmpty();
        assertThat(done.directory().resolve("gold")).doesNotExist();
        assertThat(done.result().models()).hasSize(5).allMatch(model -> model.trainRows() > 0);

        Path trainOnly = runs.resolve("train.jsonl");
        Files.write(
                trainOnly,
                Files.readAllLines(annotated).stream()
                        .filter(line -> line.contains("\"split\":\"train\""))
                        .toList());
        Recipe without = small(given(trainOnly), "random");
        assertThatThrownBy(() -> stages.run(new PipelineStage(without, toy, 2), runs, false))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("train.jsonl has no trajectory of the split dev");
        assertThatThrownBy(() -> new Recipe.Gold(2, 1, List.of("no-op"), 0, Optional.of("annotated.jsonl")))
                .hasMessageContaining("neither edits nor displaced");
    }

    private static Recipe.Gold given(Path annotated) {
        return new Recipe.Gold(80, 5, List.of(), 0, Optional.of(annotated.toString()));
    }

    private static Recipe small(Recipe.Gold gold, String... agents) {
        TrainPlan few = TrainPlan.DEFAULTS.withSteps(3);
        return new Recipe(
                Optional.empty(),
                "all",
                1,
                gold,
                Recipe.DEFAULTS.dataset(),
                new ModelShape(400, 16, 16, 1, 2),
                new Recipe.Training(0, few, few, Optional.empty(), Optional.empty(), 0),
                Recipe.DEFAULTS.improve(),
                new Recipe.Evaluation(Optional.empty(), 1, 1, List.of(agents)));
    }
}
