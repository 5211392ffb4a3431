package dev.cairn.scienceworld.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.Split;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.domain.TaskCatalog;
import dev.cairn.domain.protocol.Limits;
import dev.cairn.domain.protocol.Protocol;
import dev.cairn.scienceworld.ScienceWorldTasks;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScienceWorldProtocolsTest {
    private final TaskCatalog catalog = ScienceWorldTasks.catalog();

    @Test
    void seedHasTheEpisodesThatThePapersCount() {
        assertThat(ScienceWorldProtocols.PROTOCOLS.named("seed").episodes(catalog, catalog.all(), Split.TEST))
                .hasSize(271);
        assertThat(ScienceWorldProtocols.PROTOCOLS
                        .named("seed")
                        .withVariationsPerTask(9)
                        .episodes(catalog, catalog.all(), Split.TEST))
                .hasSize(252);
    }

    @Test
    void miniHasTheFirstTestVariationOfEachTask() {
        List<Variation> episodes =
                ScienceWorldProtocols.PROTOCOLS.named("mini").episodes(catalog, catalog.all(), Split.TEST);
        assertThat(episodes).hasSize(30);
        assertThat(episodes.get(5)).isEqualTo(new Variation(catalog.byIndex(5), 225, Split.TEST));
    }

    @Test
    void etoHasTheSeenAndUnseenVariationsOfTwentyFourTasks() {
        Protocol eto = ScienceWorldProtocols.PROTOCOLS.named("eto");
        List<Variation> seen = eto.episodes(catalog, catalog.all(), Split.DEV);
        List<Variation> unseen = eto.episodes(catalog, catalog.all(), Split.TEST);
        assertThat(seen).hasSize(194).allMatch(variation -> variation.split() == Split.DEV);
        assertThat(unseen).hasSize(211).allMatch(variation -> variation.split() == Split.TEST);
        assertThat(Stream.concat(seen.stream(), unseen.stream())
                        .map(variation -> variation.task().code())
                        .distinct())
                .hasSize(24)
                .doesNotContain("2-3", "9-1", "9-2", "9-3", "10-1", "10-2");
        assertThat(eto.episodes(catalog, catalog.select("short"), Split.TEST)).hasSize(88);
        assertThat(eto.withVariationsPerTask(1).episodes(catalog, catalog.all(), Split.DEV))
                .hasSize(24);
    }

    @Test
    void etoLimitsTheActionsOfEachTask() {
        Limits limits = ScienceWorldProtocols.PROTOCOLS.named("eto").limits();
        assertThat(limits.actionsPerTask().values()).hasSize(24).allMatch(limit -> limit >= 10 && limit <= 120);
        assertThat(limits.actions(catalog.select("7-1").get(0))).isEqualTo(10);
        assertThat(limits.actions(catalog.select("2-2").get(0))).isEqualTo(120);
    }

    @Test
    void talesPlaysFiveSeedsOfEachTaskAsTheyAre() {
        Protocol tales = ScienceWorldProtocols.PROTOCOLS.named("tales");
        List<Variation> episodes = tales.episodes(catalog, catalog.all(), Split.TEST);
        assertThat(episodes).hasSize(150);
        assertThat(tales.simplifications()).isEmpty();
        // nine test variations, 21 to 29: 202411061 leaves 8
        assertThat(episodes.subList(0, 5)).extracting(Variation::number).containsExactly(29, 21, 22, 23, 24);
        assertThat(tales.episodes(catalog, catalog.select("8-2"), Split.TEST))
                .extracting(Variation::number)
                .containsExactly(7, 8, 9, 6, 7);
    }

    @ParameterizedTest
    @CsvSource({"LAST,0", "LAST_NON_NEGATIVE,40", "BEST,60"})
    void theScoreThatCountsIsThatOfTheRule(Protocol.ScoreRule rule, int score) {
        assertThat(rule.of(List.of(0, 60, 40, -100))).isEqualTo(score);
    }

    @Test
    void anUnknownProtocolNamesTheNearestOne() {
        assertThatThrownBy(() -> ScienceWorldProtocols.PROTOCOLS.named("swiftsag"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("did you mean 'swiftsage'");
    }
}
