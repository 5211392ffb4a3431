package dev.cairn.serve.agents;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets those who watch wait for the next change. */
final class Changes {
    private final AtomicInteger watchers = new AtomicInteger();
    private boolean ended;
    private long count;

    synchronized void happened() {
        count++;
        notifyAll();
    }

    /** Nothing happens any more. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    synchronized boolean ended() {
        return ended;
    }

    synchronized long count() {
        return count;
    }

    /** Waits until there were more than {@code seen} changes, but not for longer than that. */
    synchronized void await(long seen, Duration longest) throws InterruptedException {
        long until = System.nanoTime() + longest.toNanos();
        for (long left = longest.toNanos(); count <= seen && !ended && left > 0; left = until - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, 1_000_000));
        }
    }

    void watch() {
        watchers.incrementAndGet();
    }

    void unwatch() {
        watchers.decrementAndGet();
    }

    boolean watched() {
        return watchers.get() > 0;
    }
}
