package dev.cairn.core;

import dev.cairn.core.io.RenamedKey;
import java.util.List;
import java.util.Optional;

/**
 * One step of an episode, as it happened: one decision of the agent and what came of it.
 *
 * @param step number of the step, from 1
 * @param subGoal current sub-goal; empty for agents without
 * @param action what was sent to the world; or {@code end subgoal} or a thought, which leave the world untouched
 * @param predictions the policy's texts, best first: the candidates that {@code choice} chose among, the first alone where it settled
 *     the matter
 * @param choice why this action
 * @param score task score after it, 0 to 100, below 0 after a fatal action
 * @param moves time of the world so far
 * @param usage what the step cost
 */
@RenamedKey(old = "time", now = "'step'")
@RenamedKey(old = "effort", now = "'usage'")
public record EpisodeStep(
        int step,
        Optional<SubGoal> subGoal,
        String action,
        List<String> predictions,
        Choice choice,
        String observation,
        int score,
        int moves,
        Usage usage) {
    public EpisodeStep {
        predictions = List.copyOf(predictions);
    }

    /** The same step at another cost. */
    public EpisodeStep with(Usage other) {
        return new EpisodeStep(step, subGoal, action, predictions, choice, observation, score, moves, other);
    }
}
