package dev.cairn.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.OptBoolean;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One round of an episode, as it happened.
 *
 * @param time loop round, from 1
 * @param subGoal current sub-goal; empty for agents without
 * @param action what was sent to the world; or {@code end subgoal} or a thought, which leave the world untouched
 * @param predictions the policy's texts, best first: the candidates that {@code choice} chose among
 * @param choice why this action
 * @param score task score after it, 0 to 100, below 0 after a fatal action
 * @param moves time of the world so far
 * @param effort what the round cost
 */
public record EpisodeStep(
        int time,
        Optional<SubGoal> subGoal,
        String action,
        List<String> predictions,
        Choice choice,
        String observation,
        int score,
        int moves,
        Usage effort) {
    public EpisodeStep {
        predictions = List.copyOf(predictions);
    }

    /** Reads older files too: they say {@code repaired} instead of why, and nothing of effort. */
    @JsonCreator
    static EpisodeStep read(
            @JsonProperty("time") int time,
            @JsonProperty("subGoal") Optional<SubGoal> subGoal,
            @JsonProperty("action") String action,
            @JsonProperty("predictions") List<String> predictions,
            @JsonProperty(value = "choice", isRequired = OptBoolean.FALSE) @Nullable Choice choice,
            @JsonProperty(value = "repaired", isRequired = OptBoolean.FALSE) @Nullable Boolean repaired,
            @JsonProperty("observation") String observation,
            @JsonProperty("score") int score,
            @JsonProperty("moves") int moves,
            @JsonProperty(value = "effort", isRequired = OptBoolean.FALSE) @Nullable Usage effort) {
        return new EpisodeStep(
                time,
                subGoal,
                action,
                predictions,
                choice == null ? olderChoice(action, predictions, Boolean.TRUE.equals(repaired)) : choice,
                observation,
                score,
                moves,
                effort == null ? Usage.NONE : effort);
    }

    /** The only agents of that time matched by overlap, and recorded no predictions at the end of a sub-goal. */
    private static Choice olderChoice(String action, List<String> predictions, boolean repaired) {
        if (repaired) {
            return predictions.contains(action) ? Choice.LATER_PREDICTION : Choice.OVERLAP;
        }
        return predictions.isEmpty() ? Choice.END_SUB_GOAL : Choice.FIRST;
    }

    /** The same round at another cost. */
    public EpisodeStep with(Usage other) {
        return new EpisodeStep(time, subGoal, action, predictions, choice, observation, score, moves, other);
    }
}
