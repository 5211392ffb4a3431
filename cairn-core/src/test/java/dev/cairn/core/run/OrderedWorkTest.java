package dev.cairn.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OrderedWorkTest {
    @Test
    void resultsComeInTheOrderOfTheItemsHoweverLongEachTakes() {
        List<Integer> items = IntStream.range(0, 200).boxed().toList();
        List<Integer> results = new ArrayList<>();
        OrderedWork.run(items, 4, () -> OrderedWorkTest::slowSquare, (item, square) -> results.add(square));
        assertThat(results).isEqualTo(items.stream().map(item -> item * item).toList());
    }

    @Test
    void laterItemsAreWorkedOnWhileTheFirstIsSlow() {
        CountDownLatch second = new CountDownLatch(1);
        List<Integer> done = new ArrayList<>();
        OrderedWork.run(
                List.of(1, 2),
                2,
                () -> (Function<Integer, Integer>) item -> waitFor(item, second),
                (item, r) -> done.add(item));
        assertThat(done).containsExactly(1, 2);
    }

    @Test
    void aFailureStopsTheWorkAndKeepsWhatWasDoneBefore() {
        List<Integer> done = new ArrayList<>();
        assertThatThrownBy(() -> OrderedWork.run(
                        List.of(1, 2, 3, 4),
                        2,
                        () -> (Function<Integer, Integer>) OrderedWorkTest::failAtThree,
                        (item, r) -> done.add(item)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("three");
        assertThat(done).containsExactly(1, 2);
    }

    @Test
    void afterAFailureWhatIsUnderWayEndsAndNothingElseBegins() {
        CountDownLatch second = new CountDownLatch(1);
        List<Integer> ended = Collections.synchronizedList(new ArrayList<>());
        assertThatThrownBy(() -> OrderedWork.run(
                        List.of(1, 2, 3, 4, 5),
                        2,
                        () -> (Function<Integer, Integer>) item -> {
                            if (item == 1) {
                                waitFor(item, second);
                                throw new IllegalStateException("one");
                            }
                            second.countDown();
                            long sum = LongStream.range(0, 50_000_000)
                                    .map(i -> i * i)
                                    .sum();
                            ended.add(Thread.currentThread().isInterrupted() ? -item : item);
                            return (int) sum;
                        },
                        (item, r) -> {}))
                .hasMessage("one");
        assertThat(ended).contains(2).allMatch(item -> item > 0).doesNotContain(5);
    }

    @Test
    void eachThreadHasOneWorkerWhichIsClosedAtTheEnd() {
        AtomicInteger open = new AtomicInteger();
        AtomicInteger made = new AtomicInteger();
        OrderedWork.run(
                IntStream.range(0, 50).boxed().toList(), 3, () -> new Counted(open, made), (item, result) -> {});
        assertThat(made.get()).isBetween(1, 3);
        assertThat(open.get()).isZero();
    }

    private static int slowSquare(int item) {
        long x = item;
        for (int i = 0; i < (item % 7) * 10_000; i++) {
            x = x * 31 + i;
        }
        return x == Long.MIN_VALUE ? -1 : item * item;
    }

    private static Integer waitFor(int item, CountDownLatch second) {
        if (item == 2) {
            second.countDown();
            return item;
        }
        try {
            second.await();
            return item;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Integer failAtThree(int item) {
        if (item == 3) {
            throw new IllegalStateException("three");
        }
        return item;
    }

    private static final class Counted implements Function<Integer, Integer>, AutoCloseable {
        private final AtomicInteger open;

        Counted(AtomicInteger open, AtomicInteger made) {
            this.open = open;
            made.incrementAndGet();
            open.incrementAndGet();
        }

        @Override
        public Integer apply(Integer item) {
            return item;
        }

        @Override
        public void close() {
            open.decrementAndGet();
        }
    }
}
