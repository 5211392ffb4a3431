package dev.cairn.pipeline.evaluate;

import static dev.cairn.core.InvalidValueException.requireBetween;

import java.util.Optional;

/**
 * How much of an evaluation happens at once. It changes how long it takes, not what comes out.
 *
 * @param threads batches of model calls that are computed at once, one processor each
 * @param episodes episodes that are played at once, each on a thread of its own
 */
public record Concurrency(int threads, int episodes) {
    /** One episode after the other. */
    public static final Concurrency ONE = new Concurrency(1, 1);

    /** Enough for batches that are cheap a call; more episodes would only take memory (docs/guides/evaluate.md). */
    private static final int EPISODES_A_THREAD = 16;

    /** Each of them is a thread of Java. */
    private static final int MOST = 10_000;

    public Concurrency {
        if (threads < 1 || episodes < 1) {
            throw new IllegalArgumentException("threads and episodes at once must be 1 or more");
        }
        requireBetween(1, MOST, "--episodes-at-once", episodes);
    }

    /** The default for an agent: episodes are gathered where there are models whose calls can be batched. */
    public static Concurrency of(AgentKind agent, int threads) {
        boolean batches = !agent.roles().isEmpty() && !agent.asksLlm();
        return new Concurrency(threads, batches ? EPISODES_A_THREAD * threads : threads);
    }

    /** The default, unless a number of episodes is given. */
    public static Concurrency of(AgentKind agent, int threads, Optional<Integer> episodes) {
        return episodes.map(count -> new Concurrency(threads, count)).orElseGet(() -> of(agent, threads));
    }

    /** The share of a thread, so that none takes all that waits and leaves the others without. */
    int largestBatch() {
        return (episodes + threads - 1) / threads;
    }

    /** Episodes that may have ended before their turn: while a long one holds up the log, no thread is idle. */
    int window() {
        return 8 * episodes;
    }
}
