package dev.cairn.t5.tensor;

import dev.cairn.t5.T5Exception;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Whether something with native memory is open. Uses go on side by side; closing waits for those under way, since a tensor must not
 * be freed while something computes with it.
 */
public final class Usage {

    private final String what;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;

    /** @param what is used, as a message names it: "The model" */
    public Usage(String what) {
        this.what = what;
    }

    /**
     * Runs the body while nobody can close.
     *
     * @throws T5Exception when it is closed
     */
    public <T> T use(Supplier<T> body) {
        lock.readLock().lock();
        try {
            requireOpen();
            return body.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Refuses what has been closed. */
    public void requireOpen() {
        if (closed()) {
            throw new T5Exception(what + " is closed");
        }
    }

    private boolean closed() {
        lock.readLock().lock();
        try {
            return closed;
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * Closes, once.
     *
     * @param free what closing does
     * @throws T5Exception when the present thread is using it: it would wait for itself
     */
    public void close(Runnable free) {
        if (lock.getReadHoldCount() > 0) {
            throw new T5Exception(what + " cannot be closed by its own listener: cancel, and close it afterwards");
        }
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                free.run();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }
}
