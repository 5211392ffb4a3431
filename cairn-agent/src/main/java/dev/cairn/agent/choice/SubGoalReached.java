package dev.cairn.agent.choice;

import dev.cairn.distill.prompt.Alignment;
import dev.cairn.domain.action.SubGoalEnd;
import java.util.List;

/** Which of an executor's answers may say that the current sub-goal is reached. */
@FunctionalInterface
public interface SubGoalReached {
    /**
     * The first. Models trained on published rows rely on the published rule, by which any answer among the beams ends the sub-goal.
     */
    SubGoalReached AS_TRAINED = rows -> rows == Alignment.ORIGINAL;

    /**
     * Whether any answer may say so, and not only the first.
     *
     * @param rows that the executor was trained on
     */
    boolean byAnyAnswer(Alignment rows);

    /**
     * Whether the sub-goal is reached.
     *
     * @param answers best first, at least one
     * @param rows that the executor was trained on
     */
    default boolean test(List<String> answers, Alignment rows) {
        return isEnd(byAnyAnswer(rows) ? answers : answers.subList(0, 1));
    }

    /** Whether one of them is the end mark, formally or in words. */
    static boolean isEnd(List<String> answers) {
        return answers.contains(SubGoalEnd.FORMAL) || answers.contains(SubGoalEnd.ACTION);
    }
}
