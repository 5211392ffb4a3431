package dev.cairn.agent;

import dev.cairn.core.SubGoal;
import java.util.List;

/** A policy in the middle of one episode. */
public interface Actor {
    /**
     * Decides what to do.
     *
     * @param step number of the decision, from 1
     */
    Decision decide(int step);

    /**
     * What came of the decision.
     *
     * @param action what was really done, perhaps another action than the decided one
     * @param score whole points after it
     */
    void observe(String action, String observation, int score);

    /** Sub-goals pursued so far, the last is the current one; empty for agents without. */
    default List<SubGoal> subGoals() {
        return List.of();
    }
}
