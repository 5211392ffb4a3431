package dev.cairn.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.Fold;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.simulator.TaskCatalog;
import dev.cairn.simulator.scienceworld.ScienceWorldTasks;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProtocolTest {
    private final TaskCatalog catalog = ScienceWorldTasks.catalog();

    @Test
    void seedHasTheEpisodesThatThePapersCount() {
        assertThat(Protocol.preset("seed").episodes(catalog, catalog.all(), Fold.TEST))
                .hasSize(271);
        assertThat(Protocol.preset("seed").withVariationsPerTask(9).episodes(catalog, catalog.all(), Fold.TEST))
                .hasSize(252);
    }

    @Test
    void miniHasTheFirstTestVariationOfEachTask() {
        List<Variation> episodes = Protocol.preset("mini").episodes(catalog, catalog.all(), Fold.TEST);
        assertThat(episodes).hasSize(30);
        assertThat(episodes.get(5)).isEqualTo(new Variation(catalog.byIndex(5), 225, Fold.TEST));
    }

    @Test
    void anUnknownProtocolNamesTheNearestOne() {
        assertThatThrownBy(() -> Protocol.preset("swiftsag"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("did you mean 'swiftsage'");
    }
}
