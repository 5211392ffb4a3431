package dev.cairn.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EvenSampleTest {
    @Test
    void itemsComeEvenlyFromTheWholeList() {
        assertThat(EvenSample.of(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), 4)).containsExactly(0, 2, 5, 7);
    }

    @Test
    void ofAShortListSomeComeAgain() {
        assertThat(EvenSample.of(List.of("a", "b"), 5)).containsExactly("a", "a", "a", "b", "b");
    }

    @Test
    void noneOfNothing() {
        assertThat(EvenSample.of(List.of(), 0)).isEmpty();
    }
}
