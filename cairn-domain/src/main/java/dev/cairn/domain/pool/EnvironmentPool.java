package dev.cairn.domain.pool;

import dev.cairn.domain.EnvironmentFactory;
import dev.cairn.domain.TaskCatalog;
import dev.cairn.domain.TextEnvironment;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/**
 * A world whose environments are reused and guarded, like the connections of a connection pool: {@link #open} borrows
 * one, its {@code close} gives it back. Each lives on a thread of its own. If a call into one throws, or does not come
 * back in time, the borrower gets an {@link EnvironmentFailure} for the episode, and its next {@code reset} runs on a
 * new environment; the broken one is left alone.
 */
public final class EnvironmentPool implements EnvironmentFactory, AutoCloseable {
    private final EnvironmentFactory world;
    private final Duration patience;
    private final Semaphore places;
    private final ConcurrentLinkedQueue<EnvironmentThread> idle = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    /**
     * A pool over {@code world}, with its patience.
     *
     * @param size environments lent at once; who asks for one more waits
     */
    public EnvironmentPool(EnvironmentFactory world, int size) {
        this(world, size, world.patience());
    }

    /**
     * As above.
     *
     * @param patience longest time of one call
     */
    public EnvironmentPool(EnvironmentFactory world, int size, Duration patience) {
        this.world = world;
        this.patience = patience;
        this.places = new Semaphore(size, true);
    }

    @Override
    public TaskCatalog tasks() {
        return world.tasks();
    }

    @Override
    public Map<String, String> provenance() {
        return world.provenance();
    }

    @Override
    public Duration patience() {
        return patience;
    }

    @Override
    public TextEnvironment open() {
        places.acquireUninterruptibly();
        try {
            return new GuardedEnvironment(this);
        } catch (RuntimeException | Error e) {
            places.release();
            throw e;
        }
    }

    /** An environment that nobody uses, or a new one. */
    EnvironmentThread take() {
        EnvironmentThread free = idle.poll();
        return free == null ? EnvironmentThread.start(world, patience) : free;
    }

    void giveBack(EnvironmentThread environment) {
        places.release();
        if (closed || environment.broken()) {
            environment.close();
        } else {
            idle.add(environment);
        }
    }

    /** Closes the environments that are not lent; those that are, when they come back. */
    @Override
    public void close() {
        closed = true;
        for (EnvironmentThread each = idle.poll(); each != null; each = idle.poll()) {
            each.close();
        }
    }
}
