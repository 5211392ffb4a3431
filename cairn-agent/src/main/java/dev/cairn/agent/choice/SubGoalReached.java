package dev.cairn.agent.choice;

import dev.cairn.distill.prompt.Alignment;
import dev.cairn.domain.action.SubGoalEnd;
import java.util.List;

/** When an executor's answers say that the current sub-goal is reached. */
@FunctionalInterface
public interface SubGoalReached {
    /**
     * The first answer says so. Models trained on published rows rely on the published rule, by which any answer among the
     * beams ends the sub-goal.
     */
    SubGoalReached AS_TRAINED = (answers, rows) -> isEnd(rows == Alignment.ORIGINAL ? answers : answers.subList(0, 1));

    /**
     * Whether the sub-goal is reached.
     *
     * @param answers best first, at least one
     * @param rows that the executor was trained on
     */
    boolean test(List<String> answers, Alignment rows);

    /** Whether one of them is the end mark, formally or in words. */
    static boolean isEnd(List<String> answers) {
        return answers.contains(SubGoalEnd.FORMAL) || answers.contains(SubGoalEnd.ACTION);
    }
}
