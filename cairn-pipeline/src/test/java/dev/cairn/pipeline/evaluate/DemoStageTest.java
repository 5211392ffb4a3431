package dev.cairn.pipeline.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.EndReason;
import dev.cairn.core.Episode;
import dev.cairn.core.Split;
import dev.cairn.core.Variation;
import dev.cairn.domain.TaskCatalog;
import dev.cairn.scienceworld.ScienceWorldTasks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoStageTest {
    private static final TaskCatalog CATALOG = ScienceWorldTasks.catalog();

    @Test
    void playsTheFirstTestVariationOfEachTask() {
        List<Variation> episodes = DemoStage.episodes(CATALOG);

        assertThat(episodes).hasSize(30).allMatch(variation -> variation.split() == Split.TEST);
        assertThat(episodes)
                .allMatch(variation ->
                        CATALOG.variations(variation.task(), Split.TEST).get(0).equals(variation));
        assertThat(episodes.get(0).key()).isEqualTo("1-1/21");
        assertThat(episodes.get(29).task().code()).isEqualTo("10-2");
    }

    @Test
    void showsTheFirstTaskOfEachLength() {
        assertThat(DemoStage.shown(CATALOG, DemoStage.episodes(CATALOG)))
                .extracting(variation -> variation.task().code())
                .containsExactly("3-1", "2-1", "1-1");
    }

    @Test
    void meansAreThoseOfEachGroupAndOfAll() {
        List<Variation> episodes = DemoStage.episodes(CATALOG).subList(0, 3);
        DemoResult result = DemoResult.of(
                List.of(
                        List.of(
                                episode(episodes.get(0), 100),
                                episode(episodes.get(1), 50),
                                episode(episodes.get(2), 0)),
                        List.of(
                                episode(episodes.get(0), 10),
                                episode(episodes.get(1), 20),
                                episode(episodes.get(2), 60))),
                Map.of("some", List.of("1-1", "1-2")));

        assertThat(result.groups())
                .containsExactly(
                        new DemoResult.Group("some", 2, List.of(75.0, 15.0)),
                        new DemoResult.Group("all", 3, List.of(50.0, 30.0)));
    }

    private static Episode episode(Variation variation, int score) {
        return new Episode(
                "agent",
                "mini",
                variation,
                "task",
                score,
                score,
                score,
                1,
                EndReason.COMPLETED,
                List.of(),
                List.of(),
                List.of());
    }
}
