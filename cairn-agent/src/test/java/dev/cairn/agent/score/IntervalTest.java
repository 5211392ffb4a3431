package dev.cairn.agent.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IntervalTest {
    @Test
    void equalValuesHaveNoSpread() {
        assertThat(Interval.of(Collections.nCopies(20, 7))).isEqualTo(new Interval(7, 7, 7));
        assertThat(Interval.of(List.of())).isEqualTo(new Interval(0, 0, 0));
    }

    @Test
    void theIntervalIsAboutTwoStandardErrorsWide() {
        SplittableRandom random = new SplittableRandom(1);
        List<Integer> values =
                IntStream.range(0, 400).mapToObj(i -> random.nextInt(2) * 100).toList();
        Interval interval = Interval.of(values);
        // standard deviation 50, 400 values: standard error 2.5
        assertThat(interval.high() - interval.low()).isCloseTo(2 * 1.96 * 2.5, within(1.5));
        assertThat(interval.mean()).isBetween(interval.low(), interval.high());
        assertThat(Interval.of(values)).isEqualTo(interval);
    }
}
