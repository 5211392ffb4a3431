package dev.cairn.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.Split;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitRuleTest {
    /** One letter for each variation: r for train, d for dev, t for test. */
    @ParameterizedTest
    @CsvSource({"1, t", "2, rt", "3, rrt", "4, rrdt", "5, rrrtt", "8, rrrrddtt", "10, rrrrrddttt"})
    void halfIsTrainAndTheLastQuarterTest(int count, String expected) {
        assertThat(IntStream.range(0, count)
                        .mapToObj(number -> SplitRule.HALF_TRAIN.of(number, count))
                        .map(split -> split == Split.TRAIN ? "r" : split == Split.DEV ? "d" : "t")
                        .collect(Collectors.joining()))
                .isEqualTo(expected);
    }
}
