package dev.cairn.bench.simulator;

import dev.cairn.core.CairnException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that do the same work at the same time. */
final class Crew implements AutoCloseable {
    private final ExecutorService threads;

    Crew(int size) {
        threads = Executors.newFixedThreadPool(size);
    }

    /**
     * How often a second they do their work together, each its own, all for the same time.
     *
     * @param seconds how long, to the end of the last piece
     */
    double rate(List<Runnable> work, double seconds) {
        long start = System.nanoTime();
        List<Future<Double>> rates = new ArrayList<>();
        for (Runnable each : work) {
            rates.add(threads.submit(() -> repeat(each, start, seconds)));
        }
        double sum = 0;
        for (Future<Double> rate : rates) {
            sum += result(rate);
        }
        return sum;
    }

    private static double repeat(Runnable work, long start, double seconds) {
        long done = 0;
        double passed = 0;
        while (passed < seconds) {
            work.run();
            done++;
            passed = (System.nanoTime() - start) / 1e9;
        }
        return done / passed;
    }

    private static double result(Future<Double> rate) {
        try {
            return rate.get();
        } catch (ExecutionException e) {
            throw new CairnException("a benchmark thread failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CairnException("interrupted", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
