package dev.cairn.serve.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What clients hold between requests, by keys that cannot be guessed: who does not know a key has no part in what is behind it. A
 * session whose client does not come back is closed after a while.
 *
 * @param <S> a session, which closes itself without waiting for calls under way in it
 */
public final class Sessions<S extends Sessions.Session> implements AutoCloseable {
    /** One of them. */
    public interface Session extends AutoCloseable {
        /** Whether somebody watches it, or it works by itself: then it is not idle. */
        boolean busy();

        @Override
        void close();
    }

    /** Where sessions of a kind come from. */
    @FunctionalInterface
    public interface Opening {
        <S extends Session> Sessions<S> sessions();
    }

    private static final class Held<S> {
        final S session;
        volatile Instant used;

        Held(S session, Instant now) {
            this.session = session;
            this.used = now;
        }
    }

    private final ConcurrentMap<String, Held<S>> held = new ConcurrentHashMap<>();
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private final Semaphore places;
    private final Duration patience;
    private final Clock clock;
    private final Supplier<String> keys;
    private volatile boolean closed;

    /**
     * No session yet.
     *
     * @param places for all sessions of the server
     * @param patience how long a session may be idle
     * @param keys makes a key that nobody guesses
     */
    public Sessions(Semaphore places, Duration patience, Clock clock, Supplier<String> keys) {
        this.places = places;
        this.patience = patience;
        this.clock = clock;
        this.keys = keys;
    }

    /**
     * Opens a session.
     *
     * @param session makes it, under its key
     * @return its key
     * @throws HttpProblem if there are as many as there may be
     */
    public String open(Function<String, S> session) {
        if (!places.tryAcquire()) {
            throw HttpProblem.tooMany(
                    "this server has as many sessions as it may (--sessions); close one, or wait until one is idle");
        }
        String key = keys.get();
        while (!taken.add(key)) {
            key = keys.get();
        }
        S opened;
        try {
            opened = session.apply(key);
        } catch (RuntimeException | Error e) {
            taken.remove(key);
            places.release();
            throw e;
        }
        held.put(key, new Held<>(opened, clock.instant()));
        if (closed) {
            close(key);
        }
        return key;
    }

    /** The session of that key, which counts as used now. */
    public Optional<S> find(String key) {
        Held<S> found = held.get(key);
        if (found == null) {
            return Optional.empty();
        }
        found.used = clock.instant();
        return Optional.of(found.session);
    }

    /** Closes a session; whether there was one. */
    public boolean close(String key) {
        Held<S> found = held.remove(key);
        if (found == null) {
            return false;
        }
        try {
            found.session.close();
        } finally {
            taken.remove(key);
            places.release();
        }
        return true;
    }

    public int size() {
        return held.size();
    }

    /** Closes those that are idle for too long. */
    public void closeIdle() {
        Instant now = clock.instant();
        held.forEach((key, each) -> {
            if (each.session.busy()) {
                each.used = now;
            } else if (each.used.plus(patience).isBefore(now)) {
                close(key);
            }
        });
    }

    /** Closes all of them, and those that are opened later. */
    @Override
    public void close() {
        closed = true;
        held.keySet().forEach(this::close);
    }
}
