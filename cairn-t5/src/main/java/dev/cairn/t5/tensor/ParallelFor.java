package dev.cairn.t5.tensor;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Numbered parts of one computation. Each thread takes the next until there is none, so that a thread that is held up holds up one part. */
final class ParallelFor {

    private final int count;
    private final IntConsumer part;
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final LongAdder workerNanos = new LongAdder();
    private final Usage.@Nullable Held held = Usage.held();

    ParallelFor(int count, IntConsumer part) {
        this.count = count;
        this.part = part;
    }

    /** Computes parts on the thread that wants them all, and returns or fails when all have ended. */
    void run() {
        take(part);
        long until = System.nanoTime() + WorkerThreads.PATIENCE_NANOS;
        while (!done.isDone() && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        done.join();
        ProcessorTime.helped(workerNanos.sum());
        @Nullable Throwable first = failure.get();
        if (first instanceof RuntimeException e) {
            throw e;
        }
        if (first instanceof Error e) {
            throw e;
        }
    }

    /** Computes parts on another thread, as the thread that wants them all. */
    void runOnWorker() {
        Usage.within(held, () -> {
            take(i -> {
                long before = ProcessorTime.nanos();
                try {
                    part.accept(i);
                } finally {
                    workerNanos.add(ProcessorTime.nanos() - before);
                }
            });
            return true;
        });
    }

    private void take(IntConsumer body) {
        for (int i = taken.getAndIncrement(); i < count; i = taken.getAndIncrement()) {
            try {
                body.accept(i);
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            } finally {
                end();
            }
        }
    }

    private void end() {
        if (ended.incrementAndGet() == count) {
            done.complete(null);
        }
    }
}
