package dev.cairn.agent.subgoal;

import dev.cairn.core.Variation;
import dev.cairn.domain.EnvironmentView;

/** Where sub-goals come from. Episodes may share it, one after the other or at the same time. */
public interface SubGoalSource extends AutoCloseable {
    /** A new episode begins; the world has made its first {@code look around}. */
    Planner begin(Variation variation, EnvironmentView world);

    /** Closes what the source has opened itself, which for many is nothing. */
    @Override
    default void close() {}
}
