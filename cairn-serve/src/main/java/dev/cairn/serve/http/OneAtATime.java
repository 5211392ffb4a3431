package dev.cairn.serve.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A session in which one request works at a time. Who closes it does not wait: what it holds is given back by whoever leaves it last,
 * so that nobody else gets it while somebody still works in it.
 */
public abstract class OneAtATime implements Sessions.Session {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ReentrantLock lock = new ReentrantLock(true);
    private volatile boolean closed;
    private boolean released;

    /** Gives back what the session holds; called once. */
    protected abstract void release();

    /**
     * Works in the session, after those who came before.
     *
     * @throws HttpProblem if they take too long, or the session is closed
     */
    protected final <T> T alone(Supplier<T> work) {
        if (!lockInTime()) {
            throw HttpProblem.conflict("this session is still busy with an earlier request");
        }
        try {
            if (closed) {
                throw HttpProblem.notFound("this session is closed");
            }
            return work.get();
        } finally {
            lock.unlock();
            releaseIfClosed();
        }
    }

    private boolean lockInTime() {
        try {
            return lock.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    protected final boolean closed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        releaseIfClosed();
    }

    private void releaseIfClosed() {
        if (closed && lock.tryLock()) {
            try {
                if (!released) {
                    released = true;
                    release();
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
