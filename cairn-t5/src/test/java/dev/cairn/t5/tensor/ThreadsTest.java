package dev.cairn.t5.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ThreadsTest {

    private final int before = Threads.parallelism();

    @BeforeEach
    void threeThreads() {
        Threads.parallelism(3);
    }

    @AfterEach
    void asBefore() {
        Threads.parallelism(before);
    }

    @Test
    void runsEachPartOnce() {
        for (int time = 0; time < 2_000; time++) {
            AtomicIntegerArray runs = new AtomicIntegerArray(7);

            Threads.invokeAll(List.of(() -> {
                Threads.parallelFor(runs.length(), runs::incrementAndGet);
                return true;
            }));

            assertThat(IntStream.range(0, runs.length()).map(runs::get)).containsOnly(1);
        }
    }

    @Test
    void runsPartsOnAsManyThreadsAsThereAre() {
        CountDownLatch three = new CountDownLatch(3);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();

        Threads.invokeAll(List.of(() -> {
            // Each waits for the others: with fewer threads they would wait for ever.
            Threads.parallelFor(3, part -> {
                threads.add(Thread.currentThread());
                three.countDown();
                await(three);
            });
            return true;
        }));

        assertThat(threads).hasSize(3).contains(Thread.currentThread());
    }

    @Test
    void leavesThreadsToSearchesThatHaveThem() {
        CountDownLatch begun = new CountDownLatch(3);
        CountDownLatch ended = new CountDownLatch(3);
        Supplier<Set<Thread>> search = () -> {
            begun.countDown();
            await(begun);
            Set<Thread> threads = ConcurrentHashMap.newKeySet();
            Threads.parallelFor(20, part -> threads.add(Thread.currentThread()));
            ended.countDown();
            await(ended);
            return threads;
        };

        List<Set<Thread>> used = Threads.invokeAll(List.of(search, search, search));

        assertThat(used).allSatisfy(threads -> assertThat(threads).hasSize(1));
    }

    @Test
    void threadsAreFreeAsSoonAsPartsHaveEnded() {
        for (int time = 0; time < 2_000; time++) {
            Threads.parallelFor(4, part -> {});

            assertThat(Threads.idle()).isEqualTo(3);
        }
    }

    @Test
    void resultsAreInTheOrderOfTheTasks() {
        List<Supplier<Integer>> tasks = IntStream.range(0, 50)
                .mapToObj(i -> (Supplier<Integer>) () -> i)
                .toList();

        assertThat(Threads.invokeAll(tasks))
                .containsExactlyElementsOf(IntStream.range(0, 50).boxed().toList());
    }

    @Test
    void failsWhenAllHaveEnded() {
        AtomicInteger ended = new AtomicInteger();

        assertThatThrownBy(() -> Threads.parallelFor(6, part -> {
                    if (part == 1) {
                        throw new IllegalStateException("part 1");
                    }
                    ended.incrementAndGet();
                }))
                .hasMessage("part 1");

        assertThat(ended).hasValue(5);
    }

    @Test
    void partsHavePartsThemselves() {
        AtomicInteger sum = new AtomicInteger();

        Threads.parallelFor(4, outer -> Threads.parallelFor(4, inner -> sum.addAndGet(1)));

        assertThat(sum).hasValue(16);
    }

    @Test
    void processorTimeOfOthersCounts() {
        long start = ProcessorTime.nanos();
        CountDownLatch both = new CountDownLatch(2);

        Threads.parallelFor(2, part -> {
            both.countDown();
            await(both);
            burn(100_000_000);
        });

        assertThat(ProcessorTime.nanos() - start).isGreaterThanOrEqualTo(200_000_000);
    }

    private static void burn(long nanos) {
        long start = ProcessorTime.nanos();
        while (ProcessorTime.nanos() - start < nanos) {
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
