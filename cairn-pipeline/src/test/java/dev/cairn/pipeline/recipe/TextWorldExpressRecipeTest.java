package dev.cairn.pipeline.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.io.Jsonl;
import dev.cairn.core.score.ScoreSummary;
import dev.cairn.domain.Domain;
import dev.cairn.domain.DomainOptions;
import dev.cairn.pipeline.Progress;
import dev.cairn.pipeline.Stages;
import dev.cairn.textworldexpress.TextWorldExpressDomain;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipe of the second world, made smaller: every stage on few variations, with hardly any training. */
class TextWorldExpressRecipeTest {
    @Test
    void everyStageServesTheSecondWorld(@TempDir Path folder) {
        Recipe whole = Recipe.read(Path.of("..", "configs", "textworldexpress.yaml"));
        Recipe tiny = new Recipe(
                whole.domain(),
                "coin,cookingworld",
                whole.seed(),
                new Recipe.Gold(6, 1, List.of(), 0, Optional.empty()),
                whole.dataset(),
                whole.model(),
                new Recipe.Training(
                        0,
                        whole.train().base().withSteps(5),
                        whole.train().roles().withSteps(2),
                        Optional.empty(),
                        Optional.empty(),
                        0),
                whole.improve(),
                new Recipe.Evaluation(Optional.empty(), 2, 1, List.of("two-level", "gold")));
        Domain world = new TextWorldExpressDomain().open(DomainOptions.NONE);
        assertThat(whole.domain()).hasValue(world.name());

        Stages.Done<PipelineResult> done = new Stages(Clock.systemUTC(), Progress.SILENT)
                .runAt(new PipelineStage(tiny, world, 2), folder.resolve("run"));

        assertThat(done.result().scores()).extracting(ScoreSummary::agent).containsExactly("two-level", "gold");
        assertThat(done.result().scores().get(1).score().mean()).isEqualTo(100);
        assertThat(Jsonl.read(folder.resolve("run/annotated/annotated.jsonl"), AnnotatedTrajectory.class))
                .hasSize(14)
                .anySatisfy(trajectory -> assertThat(trajectory.segments())
                        .anySatisfy(
                                segment -> assertThat(segment.subGoal().text()).startsWith("go_to(")));
    }
}
