package dev.cairn.cli.play;

import java.util.Optional;

/** Where a player's lines come from. */
public interface Lines extends AutoCloseable {
    /** The next line without its end; empty when there are no more, or the player wants to leave. */
    Optional<String> next(String prompt);

    @Override
    default void close() {}
}
