package dev.cairn.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Expected values by CPython 3.11. */
class PythonRandomTest {
    @Test
    void shufflesAsPythonDoes() {
        assertThat(new PythonRandom(1).permutation(10)).containsExactly(6, 8, 9, 7, 5, 3, 0, 4, 1, 2);
        assertThat(new PythonRandom(1).shuffled(List.of("a", "b", "c"))).containsExactly("b", "c", "a");
    }

    @Test
    void drawsNumbersAsPythonDoes() {
        PythonRandom random = new PythonRandom(42);

        assertThat(IntStream.range(0, 8).map(i -> random.below(1000)).boxed().collect(Collectors.toList()))
                .containsExactly(654, 114, 25, 759, 281, 250, 228, 142);
    }
}
