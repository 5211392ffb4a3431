package dev.cairn.agent.constraint;

import dev.cairn.core.SubGoal;

/** A rule on what a model may answer. */
public sealed interface Constraint
        permits NoRepeatActions, NoRepeatSubGoals, TaskTemplateConstraint, VisibilityConstraint {
    /**
     * Whether an answer keeps the rule.
     *
     * @param answer a sub-goal, or an action in its formal form, which has the same shape
     */
    boolean allows(SubGoal answer, DecodingState state);
}
