package dev.cairn.bench.t5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class T5BenchmarkTest {

    private static final Job SEARCH = JobSet.search(Geometry.MINI, 1, "fp32");
    private static final Job STEPS = JobSet.fixedSteps(Geometry.MINI, 1, 1, "fp32");

    /** Takes the times that it is given, one after the other. */
    private record Timed(String name, Deque<Double> seconds) implements Side {

        static Timed of(String name, Double... seconds) {
            return new Timed(name, new ArrayDeque<>(List.of(seconds)));
        }

        @Override
        public boolean does(Job job) {
            return true;
        }

        @Override
        public Answer run(Job job) {
            double next = seconds.remove();
            return new Answer(next, 2 * next, List.of(List.of(List.of(5))), 1);
        }

        @Override
        public void close() {}
    }

    @Test
    void shortSearches_areRepeatedWithinATurnAndCountWithTheirMean() {
        Timed first = Timed.of("first", 9.0, 0.3, 0.1, 0.2);
        Timed second = Timed.of("second", 9.0, 0.5);

        Comparison comparison = comparison(SEARCH, first, second);

        assertThat(comparison.seconds().get("first"))
                .singleElement()
                .satisfies(mean -> assertThat(mean).isCloseTo(0.2, within(1e-9)));
        assertThat(comparison.cpuSeconds().get("first"))
                .singleElement()
                .satisfies(mean -> assertThat(mean).isCloseTo(0.4, within(1e-9)));
        assertThat(comparison.seconds().get("second")).containsExactly(0.5);
    }

    @Test
    void trainingIsDoneOnceInATurn_soThatAllSidesStayAtTheSameStep() {
        Timed first = Timed.of("first", 9.0, 0.1, 0.1);
        Timed second = Timed.of("second", 9.0, 0.1, 0.1);

        comparison(STEPS, first, second);

        assertThat(first.seconds()).hasSize(1);
        assertThat(second.seconds()).hasSize(1);
    }

    private static Comparison comparison(Job job, Side... sides) {
        List<String> lines = new ArrayList<>();
        return new T5Benchmark(List.of(sides), true, 1, 1, lines::add)
                .run(List.of(job))
                .get(0);
    }
}
