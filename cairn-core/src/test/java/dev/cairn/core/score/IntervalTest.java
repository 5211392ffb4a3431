package dev.cairn.core.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    @Test
    void theMeanOverTasksWeighsTasksAlike() {
        Interval interval = Interval.ofStrata(List.of(Collections.nCopies(10, 100), Collections.nCopies(2, 0)));
        assertThat(interval).isEqualTo(new Interval(50, 50, 50));
    }

    @Test
    void tasksWithOneEpisodeAreDrawnThemselves() {
        Interval interval = Interval.ofStrata(List.of(List.of(100), List.of(0), List.of(100, 100), List.of(0, 0)));
        assertThat(interval.mean()).isEqualTo(50);
        assertThat(interval.low()).isLessThan(30);
        assertThat(interval.high()).isGreaterThan(70);
    }

    @Test
    void spreadWithinTasksIsAllThatCountsForTheMeanOverThem() {
        List<Integer> low = List.of(0, 10, 20, 10, 0, 20);
        List<Integer> high = List.of(80, 90, 100, 90, 80, 100);
        Interval tasks = Interval.ofStrata(List.of(low, high));
        Interval episodes =
                Interval.of(Stream.concat(low.stream(), high.stream()).toList());
        assertThat(tasks.mean()).isEqualTo(episodes.mean());
        assertThat(tasks.high() - tasks.low()).isLessThan((episodes.high() - episodes.low()) / 3);
    }
}
