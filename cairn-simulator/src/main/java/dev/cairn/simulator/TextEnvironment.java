package dev.cairn.simulator;

import dev.cairn.core.Variation;

/**
 * A text world that one agent acts in. Not thread-safe; one instance for each thread. The same variation, options and
 * actions give the same texts and scores every time.
 */
public interface TextEnvironment extends Surroundings, AutoCloseable {
    /** Starts an episode and makes its first move, {@code look around}. */
    Outcome reset(Variation variation, ResetOptions options);

    /** Makes one move. What the world does not understand changes nothing; the observation says so. */
    Outcome step(String action);

    @Override
    void close();
}
