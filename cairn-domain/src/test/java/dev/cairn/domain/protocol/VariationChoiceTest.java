package dev.cairn.domain.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.Split;
import dev.cairn.core.TaskId;
import dev.cairn.core.Variation;
import dev.cairn.domain.TaskCatalog;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariationChoiceTest {
    @Test
    void aTaskWithoutVariationsInTheSplitIsNotPlayed_whateverTheSeeds() {
        TaskId task = new TaskId(0, "fetch", "fetch");
        TaskCatalog catalog = new TaskCatalog(List.of(new TaskCatalog.Entry(task, 1)), Map.of());
        VariationChoice seeds = new VariationChoice.Seeds(List.of(1L, 2L));
        assertThat(seeds.of(catalog, task, Split.TRAIN)).isEmpty();
        assertThat(seeds.of(catalog, task, Split.TEST))
                .extracting(Variation::number)
                .containsExactly(0, 0);
    }
}
