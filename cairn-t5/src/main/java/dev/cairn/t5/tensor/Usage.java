package dev.cairn.t5.tensor;

import dev.cairn.t5.T5Exception;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether something with native memory is open. Uses go on side by side; closing waits for those under way, since a tensor must not
 * be freed while something computes with it.
 */
public final class Usage {

    /** What a thread is using, and what it does so within. */
    record Held(Usage usage, @Nullable Held outer) {}

    /** Of the present thread, or of the one that it computes for. */
    private static final ThreadLocal<@Nullable Held> HELD = new ThreadLocal<>();

    private final String what;
    private int uses;
    private boolean closing;
    private boolean closed;

    /** @param what is used, as a message names it: "The model" */
    public Usage(String what) {
        this.what = what;
    }

    /** A use that is under way; it may end on another thread than it began on. */
    public final class Claim implements AutoCloseable {
        /** Runs the body as a part of this use. */
        public <T> T within(Supplier<T> body) {
            return Usage.within(new Held(Usage.this, HELD.get()), body);
        }

        @Override
        public void close() {
            end();
        }
    }

    /**
     * Begins a use.
     *
     * @throws T5Exception when it is closed, or somebody waits to close it
     */
    public Claim claim() {
        begin();
        return new Claim();
    }

    /**
     * Runs the body while nobody can close.
     *
     * @throws T5Exception when it is closed, or somebody waits to close it and this thread does not use it already
     */
    public <T> T use(Supplier<T> body) {
        if (isHeld()) {
            return body.get();
        }
        try (Claim claim = claim()) {
            return claim.within(body);
        }
    }

    /** Refuses what has been closed. */
    public void requireOpen() {
        if (!isHeld()) {
            synchronized (this) {
                refuseClosed();
            }
        }
    }

    private synchronized void begin() {
        refuseClosed();
        uses++;
    }

    private void refuseClosed() {
        if (closing) {
            throw new T5Exception(what + " is closed");
        }
    }

    private synchronized void end() {
        uses--;
        notifyAll();
    }

    /** What the present thread is using: given to {@link #within}, another thread counts as this one. */
    static @Nullable Held held() {
        return HELD.get();
    }

    static <T> T within(@Nullable Held held, Supplier<T> body) {
        Held before = HELD.get();
        HELD.set(held);
        try {
            return body.get();
        } finally {
            HELD.set(before);
        }
    }

    private boolean isHeld() {
        for (Held held = HELD.get(); held != null; held = held.outer()) {
            if (held.usage() == this) {
                return true;
            }
        }
        return false;
    }

    /**
     * Closes, once.
     *
     * @param free what closing does
     * @throws T5Exception when the present thread is using it: it would wait for itself
     */
    public void close(Runnable free) {
        if (isHeld()) {
            throw new T5Exception(what + " cannot be closed by its own listener: cancel, and close it afterwards");
        }
        if (isFirstToClose()) {
            try {
                free.run();
            } finally {
                synchronized (this) {
                    closed = true;
                    notifyAll();
                }
            }
        }
    }

    /** Waits until there is nothing to close any more, or nobody else uses what is to be closed. */
    private synchronized boolean isFirstToClose() {
        boolean first = !closing;
        closing = true;
        boolean interrupted = false;
        while (first ? uses > 0 : !closed) {
            try {
                wait();
            } catch (InterruptedException e) {
                // Memory must not be freed, or taken for freed, any earlier.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return first;
    }
}
