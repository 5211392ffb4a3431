package dev.cairn.bench.t5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final Map<String, List<Double>> SECONDS =
            Map.of("Cairn", List.of(1.0, 10.0, 1.0), "transformers", List.of(2.0, 40.0, 2.0));

    @Test
    void ratiosAreOfRoundsBesideEachOther_soThatASlowRoundOfBothDoesNotCount() {
        assertThat(comparison(JobSet.SEARCH, false).ratio("Cairn", "transformers"))
                .hasValueSatisfying(ratio -> assertThat(ratio).isEqualTo(0.5));
    }

    @Test
    void trainingIsComparedByRates() {
        assertThat(comparison(JobSet.ROWS, true).ratio("Cairn", "transformers"))
                .hasValueSatisfying(ratio -> assertThat(ratio).isEqualTo(2.0));
    }

    @Test
    void aSideThatWasNotThere_hasNoRatio() {
        assertThat(comparison(JobSet.SEARCH, false).ratio("Cairn", "CTranslate2"))
                .isEmpty();
        assertThat(Headline.of(List.of(comparison(JobSet.SEARCH, false))))
                .hasToString("train_vs_hf=none beam_vs_hf=0.50 beam_vs_ct2=none");
    }

    @Test
    void headlineOfTraining_comparesEachSideInItsOwnOrder() {
        Comparison ours = comparison(JobSet.ROWS, true);
        Comparison theirs = new Comparison(
                JobSet.SHUFFLED_ROWS, 8, true, false, SECONDS, Map.of("transformers", List.of(4.0)), Map.of());

        assertThat(Headline.of(List.of(ours, theirs)).train())
                .hasValueSatisfying(ratio -> assertThat(ratio).isCloseTo(4, within(1e-9)));
    }

    private static Comparison comparison(String job, boolean training) {
        return new Comparison(job, 8, training, false, SECONDS, SECONDS, Map.of());
    }
}
