package dev.cairn.simulator;

import dev.cairn.core.Variation;
import java.util.List;

/**
 * A text world that one agent acts in. Not thread-safe; one instance for each thread. The same variation, options and
 * actions give the same texts and scores every time.
 */
public interface TextEnvironment extends AutoCloseable {
    /** Starts an episode and makes its first move, {@code look around}. */
    Outcome reset(Variation variation, ResetOptions options);

    /** Makes one move. An action that the world does not understand costs a move too; its observation says so. */
    Outcome step(String action);

    /** What the agent is told to do, without a heading. */
    String taskDescription();

    /** Description of the surroundings; costs no move. */
    String look();

    /** What the agent carries; costs no move. */
    String inventory();

    /** Actions that the world would understand now, in a stable order; computed at each call. */
    List<String> validActions();

    /** Actions that solve the episode from its start; empty unless asked for at {@link #reset}. */
    List<String> goldActions();

    @Override
    void close();
}
