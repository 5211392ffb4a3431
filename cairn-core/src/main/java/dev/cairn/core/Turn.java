package dev.cairn.core;

import java.util.List;
import java.util.Optional;

/**
 * One round of an episode, as it happened.
 *
 * @param time loop round, from 1
 * @param subGoal current sub-goal; empty for agents without
 * @param action what was sent to the world, or {@code end subgoal}, which leaves the world untouched
 * @param predictions the policy's texts, best first
 * @param repaired whether the world rejected the first prediction and the nearest valid action was taken instead
 * @param score task score after it, 0 to 100, below 0 after a fatal action
 * @param moves time of the world so far
 */
public record Turn(
        int time,
        Optional<SubGoal> subGoal,
        String action,
        List<String> predictions,
        boolean repaired,
        String observation,
        int score,
        int moves) {
    public Turn {
        predictions = List.copyOf(predictions);
    }
}
