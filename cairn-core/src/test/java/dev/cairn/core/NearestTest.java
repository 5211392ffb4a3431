package dev.cairn.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    @Test
    void findsWhatWasProbablyMeant() {
        assertThat(Nearest.to("find-anmal", List.of("find-plant", "find-animal")))
                .contains("find-animal");
        assertThat(Nearest.hint("stps", List.of("steps", "seed"))).isEqualTo("; did you mean 'steps'?");
    }

    @Test
    void saysNothingWhenAllIsFar() {
        assertThat(Nearest.to("xyz", List.of("learning-rate"))).isEmpty();
    }

    @Test
    void countsInsertionsDeletionsAndSubstitutions() {
        assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Nearest.distance("", "abc")).isEqualTo(3);
    }
}
