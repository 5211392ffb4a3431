package dev.cairn.domain;

import dev.cairn.core.Variation;

/**
 * A text world that one agent acts in. Not thread-safe; one instance for each thread. The same variation, options and
 * actions give the same texts and scores every time, whatever the instance was used for before.
 *
 * <p>Before the first {@link #reset}, after one that failed, and after {@link #close}, every other method throws
 * {@link IllegalStateException}.
 */
public interface TextEnvironment extends EnvironmentView, AutoCloseable {
    /**
     * Starts an episode and makes its first move, {@code look around}. An episode that is under way is given up.
     *
     * @throws dev.cairn.core.UserException if the world has no such variation or simplification
     */
    Outcome reset(Variation variation, ResetOptions options);

    /**
     * Makes one move; any text may be sent. What the world does not understand changes nothing, and
     * {@link Outcome#kind()} says so.
     */
    Outcome step(String action);

    /** Gives up what the environment holds; closing twice is harmless. */
    @Override
    void close();
}
