package dev.cairn.distill.prompt;

import dev.cairn.core.SubGoal;
import java.util.List;

/**
 * All that a prompt tells a model.
 *
 * @param step of the episode, from 1
 * @param score raw score, 0 to 1
 * @param history oldest first; a prompt shows its last entries
 * @param look description of the surroundings
 * @param places visited so far
 * @param subGoals pursued so far, the last is the current one; empty for agents without
 * @param outcomes last observation under each sub-goal, that of the current one may be missing; empty if nobody kept them
 */
public record PromptState(
        String taskDescription,
        int step,
        double score,
        List<HistoryEntry> history,
        String look,
        String inventory,
        List<String> places,
        List<SubGoal> subGoals,
        List<String> outcomes) {
    public PromptState {
        if (step < 1) {
            throw new IllegalArgumentException("steps are counted from 1, not " + step);
        }
        history = List.copyOf(history);
        places = List.copyOf(places);
        subGoals = List.copyOf(subGoals);
        outcomes = List.copyOf(outcomes);
    }

    /** Without what came of earlier sub-goals. */
    public PromptState(
            String taskDescription,
            int step,
            double score,
            List<HistoryEntry> history,
            String look,
            String inventory,
            List<String> places,
            List<SubGoal> subGoals) {
        this(taskDescription, step, score, history, look, inventory, places, subGoals, List.of());
    }

    /** The same moment before anything was visited or pursued. */
    public PromptState atBeginning() {
        return new PromptState(taskDescription, step, score, history, look, inventory, List.of(), List.of());
    }

    /** The same moment with other sub-goals. */
    public PromptState withSubGoals(List<SubGoal> other) {
        return new PromptState(taskDescription, step, score, history, look, inventory, places, other, outcomes);
    }
}
