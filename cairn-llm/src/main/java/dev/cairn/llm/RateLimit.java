package dev.cairn.llm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;

/** At most so many requests and tokens within any minute. */
public final class RateLimit {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private record Call(Instant at, long tokens) {}

    private final int requests;
    private final long tokens;
    private final Clock clock;
    private final Sleeper sleeper;
    private final ArrayDeque<Call> calls = new ArrayDeque<>();

    /**
     * A limit.
     *
     * @param requests in a minute; 0 for no limit
     * @param tokens in a minute; 0 for no limit
     */
    public RateLimit(int requests, long tokens, Clock clock, Sleeper sleeper) {
        if (requests < 0 || tokens < 0) {
            throw new IllegalArgumentException("a limit is 0 or more: " + requests + ", " + tokens);
        }
        this.requests = requests;
        this.tokens = tokens;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /** Waits until a call of so many tokens is allowed. A call over the limit by itself waits for an empty minute. */
    public synchronized void acquire(long wanted) {
        Instant now = forgetOld();
        while (!calls.isEmpty() && isOver(wanted)) {
            Duration untilOldest = Duration.between(now, calls.getFirst().at().plus(MINUTE));
            sleeper.sleep(untilOldest.plusMillis(1));
            now = forgetOld();
        }
        calls.add(new Call(now, wanted));
    }

    private Instant forgetOld() {
        Instant now = clock.instant();
        while (!calls.isEmpty() && !calls.getFirst().at().plus(MINUTE).isAfter(now)) {
            calls.removeFirst();
        }
        return now;
    }

    private boolean isOver(long wanted) {
        long used = calls.stream().mapToLong(Call::tokens).sum();
        return (requests > 0 && calls.size() >= requests) || (tokens > 0 && used + wanted > tokens);
    }
}
