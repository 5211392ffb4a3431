package dev.cairn.serve.agents;

import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Makes the steps of an episode while it runs. Started and continued by one thread at a time, stopped by any. */
final class Pace {
    private static final double NANOS_A_SECOND = 1e9;

    private final ScheduledExecutorService clockwork;
    private final Runnable step;
    private volatile boolean running;
    private volatile double speed;
    private Optional<ScheduledFuture<?>> next = Optional.empty();

    /**
     * Stands still.
     *
     * @param step asks for the next one by {@link #proceed}
     */
    Pace(ScheduledExecutorService clockwork, Runnable step) {
        this.clockwork = clockwork;
        this.step = step;
    }

    boolean running() {
        return running;
    }

    /** Steps a second; 0 for as fast as they come. */
    double speed() {
        return speed;
    }

    /** The first step comes at once; when it runs already, the next one comes at the new speed. */
    void start(double stepsASecond) {
        speed = stepsASecond;
        if (running) {
            proceed();
        } else {
            running = true;
            schedule(0);
        }
    }

    void stop() {
        running = false;
    }

    /** Goes on, unless it was stopped. */
    void proceed() {
        if (running) {
            schedule(speed == 0 ? 0 : (long) (NANOS_A_SECOND / speed));
        }
    }

    private void schedule(long nanos) {
        next.ifPresent(waiting -> waiting.cancel(false));
        next = Optional.of(clockwork.schedule(step, nanos, TimeUnit.NANOSECONDS));
    }
}
