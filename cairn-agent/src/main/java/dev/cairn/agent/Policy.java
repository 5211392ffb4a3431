package dev.cairn.agent;

import dev.cairn.core.Episode;
import dev.cairn.core.Variation;
import dev.cairn.domain.EnvironmentView;
import java.util.Optional;

/**
 * A way to act. What holds for a run whatever acts in it stands in {@link RunRules}, not in a policy around another one, which could
 * forget to pass a question on. May be shared by episodes one after the other; what it remembers of an episode is in an
 * {@link Actor}.
 */
public interface Policy extends AutoCloseable {
    String name();

    /** Which of the protocol's rules for giving up concerns this kind of agent. */
    EarlyStop earlyStop();

    /** Whether the world has to compute the gold trajectory at the start. */
    default boolean needsGold() {
        return false;
    }

    /** A new episode begins; the world has made its first {@code look around}. */
    Actor begin(Variation variation, EnvironmentView world);

    /**
     * Asked when an episode has ended: a policy that has learnt from it and wants to try the same variation again. Empty
     * for most, which have one try.
     */
    default Optional<Policy> nextTrial(Episode trial) {
        return Optional.empty();
    }

    /** Closes what the policy has opened itself, which for many is nothing. */
    @Override
    default void close() {}
}
