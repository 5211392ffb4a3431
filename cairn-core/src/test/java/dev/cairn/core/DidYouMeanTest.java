package dev.cairn.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DidYouMeanTest {
    @Test
    void findsWhatWasProbablyMeant() {
        assertThat(DidYouMean.to("find-anmal", List.of("find-plant", "find-animal")))
                .contains("find-animal");
        assertThat(DidYouMean.hint("stps", List.of("steps", "seed"))).isEqualTo("; did you mean 'steps'?");
    }

    @Test
    void saysNothingWhenAllIsFar() {
        assertThat(DidYouMean.to("xyz", List.of("learning-rate"))).isEmpty();
    }

    @Test
    void countsInsertionsDeletionsAndSubstitutions() {
        assertThat(DidYouMean.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(DidYouMean.distance("", "abc")).isEqualTo(3);
    }
}
