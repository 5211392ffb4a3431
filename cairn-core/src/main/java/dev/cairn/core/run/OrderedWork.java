package dev.cairn.core.run;

import dev.cairn.core.CairnException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs independent pieces of work on several threads and hands the results over in the order of the input. Together
 * with an append-only log this makes a stage resumable: the records in the log are the first items, so a restart
 * skips as many, and the log of an interrupted run ends up equal to that of an uninterrupted one.
 */
public final class OrderedWork {
    private OrderedWork() {}

    /**
     * Works off {@code items}, keeping up to twice as many results as threads until their turn comes.
     *
     * @param threads workers; each thread makes one from {@code worker} and keeps it
     * @param worker makes what turns an item into a result; closed at the end if it is {@link AutoCloseable}
     * @param done called on the calling thread, in input order
     */
    public static <I, R> void run(
            List<I> items, int threads, Supplier<? extends Function<I, R>> worker, BiConsumer<I, R> done) {
        run(items, threads, 2 * threads, worker, done);
    }

    /** As above, keeping up to {@code window} results: no thread is idle while a long item holds up the others' turn. */
    public static <I, R> void run(
            List<I> items, int threads, int window, Supplier<? extends Function<I, R>> worker, BiConsumer<I, R> done) {
        if (items.isEmpty()) {
            return;
        }
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, items.size()));
        WorkerPerThread<I, R> workers = new WorkerPerThread<>(worker);
        ArrayDeque<Future<R>> running = new ArrayDeque<>();
        try {
            int next = 0;
            for (I item : items) {
                while (next < items.size() && running.size() < window) {
                    I queued = items.get(next++);
                    running.add(pool.submit(() -> workers.current().apply(queued)));
                }
                done.accept(item, await(running.remove()));
            }
        } finally {
            running.forEach(future -> future.cancel(false));
            stop(pool);
            workers.close();
        }
    }

    /** Lets running items end before their workers are closed; only those that take too long are interrupted. */
    private static void stop(ExecutorService pool) {
        pool.shutdown();
        try {
            if (!pool.awaitTermination(1, TimeUnit.MINUTES)) {
                pool.shutdownNow();
                if (!pool.awaitTermination(1, TimeUnit.MINUTES)) {
                    throw new CairnException("a worker did not stop within two minutes");
                }
            }
        } catch (InterruptedException e) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static <R> R await(Future<R> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CairnException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new CairnException("a worker failed: " + e.getCause(), e);
        }
    }

    /** One worker for each thread, made when the thread first needs it. */
    private static final class WorkerPerThread<I, R> implements AutoCloseable {
        private final Supplier<? extends Function<I, R>> factory;
        private final Map<Thread, Function<I, R>> workers = new ConcurrentHashMap<>();

        WorkerPerThread(Supplier<? extends Function<I, R>> factory) {
            this.factory = factory;
        }

        Function<I, R> current() {
            return workers.computeIfAbsent(Thread.currentThread(), thread -> factory.get());
        }

        @Override
        public void close() {
            for (Function<I, R> worker : workers.values()) {
                if (worker instanceof AutoCloseable closeable) {
                    try {
                        closeable.close();
                    } catch (Exception e) {
                        throw new CairnException("cannot close " + worker, e);
                    }
                }
            }
        }
    }
}
