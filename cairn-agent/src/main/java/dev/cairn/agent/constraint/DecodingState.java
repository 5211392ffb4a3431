package dev.cairn.agent.constraint;

import dev.cairn.core.SubGoal;
import java.util.List;
import java.util.function.Predicate;

/**
 * What rules know of the moment in which a model answers.
 *
 * @param task description of the task
 * @param surroundings description of these, and of what the agent has
 * @param subGoals named so far, the last is the current one
 * @param done whether a formal action has been carried out under the current sub-goal
 */
public record DecodingState(String task, String surroundings, List<SubGoal> subGoals, Predicate<String> done) {
    public DecodingState {
        subGoals = List.copyOf(subGoals);
    }
}
