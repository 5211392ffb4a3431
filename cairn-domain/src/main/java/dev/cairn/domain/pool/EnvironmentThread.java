package dev.cairn.domain.pool;

import dev.cairn.core.CairnException;
import dev.cairn.core.UserException;
import dev.cairn.domain.EnvironmentFactory;
import dev.cairn.domain.TextEnvironment;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One environment and the thread that calls it. Once a call has gone wrong, it is never called again. */
final class EnvironmentThread {
    private static final Logger LOG = LoggerFactory.getLogger(EnvironmentThread.class);
    private static final AtomicInteger STARTED = new AtomicInteger();

    private final ExecutorService thread;
    private final TextEnvironment environment;
    private final Duration patience;
    private volatile boolean broken;

    private EnvironmentThread(ExecutorService thread, TextEnvironment environment, Duration patience) {
        this.thread = thread;
        this.environment = environment;
        this.patience = patience;
    }

    static EnvironmentThread start(EnvironmentFactory world, Duration patience) {
        TextEnvironment environment = world.open();
        // A daemon: a call that never comes back must not keep the JVM alive.
        ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
            Thread worker = new Thread(task, "environment-" + STARTED.incrementAndGet());
            worker.setDaemon(true);
            return worker;
        });
        return new EnvironmentThread(thread, environment, patience);
    }

    boolean broken() {
        return broken;
    }

    /** @throws EnvironmentFailure if the call throws what is not the user's to mend, or takes too long */
    <R> R call(String what, Function<TextEnvironment, R> call) {
        Future<R> answer = thread.submit(() -> call.apply(environment));
        try {
            return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UserException mendable) {
                throw mendable;
            }
            throw fail(
                    EnvironmentFailure.Reason.THREW,
                    what + " failed: " + reason(e.getCause() == null ? e : e.getCause()),
                    e);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw fail(EnvironmentFailure.Reason.WEDGED, what + " took longer than " + patience.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            broken = true;
            Thread.currentThread().interrupt();
            throw new CairnException("interrupted in " + what, e);
        }
    }

    /** What Cairn itself says of a world needs no name of a class before it. */
    private static String reason(Throwable cause) {
        return cause instanceof CairnException ? String.valueOf(cause.getMessage()) : String.valueOf(cause);
    }

    private EnvironmentFailure fail(EnvironmentFailure.Reason reason, String message, Throwable cause) {
        broken = true;
        LOG.warn("environment given up: {}", message);
        return new EnvironmentFailure(reason, message, cause);
    }

    /** Closes the environment, unless a call may still be running in it. */
    void close() {
        if (!broken) {
            thread.execute(environment::close);
        }
        thread.shutdown();
    }
}
