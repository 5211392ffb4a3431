package dev.cairn.distill.dataset;

import dev.cairn.core.Step;
import dev.cairn.distill.prompt.HistoryEntry;
import dev.cairn.domain.action.SubGoalEnd;

/**
 * One decision of an executor: an action of the world or the end of a sub-goal.
 *
 * @param score raw score after it
 * @param look surroundings in which it is taken; likewise {@code inventory}
 * @param subGoal index of the sub-goal that it serves, in the sequence's list
 * @param isLearnt whether it is a target; otherwise it only leads to those that are
 */
record ReplayStep(
        String action, String observation, double score, String look, String inventory, int subGoal, boolean isLearnt) {

    static ReplayStep of(Step step, double score, int subGoal, boolean isLearnt) {
        return new ReplayStep(
                step.action(), step.observation(), score, step.look(), step.inventory(), subGoal, isLearnt);
    }

    /** What the agent remembers before it has done anything, in the surroundings of {@code first}. */
    static ReplayStep start(ReplayStep first) {
        return new ReplayStep(
                HistoryEntry.START.action(),
                HistoryEntry.START.observation(),
                0,
                first.look,
                first.inventory,
                0,
                false);
    }

    /** The end of this step's sub-goal, in the surroundings of {@code place}. */
    ReplayStep end(ReplayStep place) {
        return new ReplayStep(
                SubGoalEnd.ACTION, SubGoalEnd.OBSERVATION, score, place.look, place.inventory, subGoal, place.isLearnt);
    }

    boolean isEnd() {
        return action.equals(SubGoalEnd.ACTION);
    }
}
