package dev.cairn.agent.policy;

import dev.cairn.agent.compat.Defect;
import dev.cairn.agent.compat.Defects;
import dev.cairn.distill.action.ActionLanguage;
import java.util.List;
import java.util.Optional;

/** What answers in the formal action language mean. */
public final class FormalAnswers {
    /** Ten ticks of the world. */
    private static final String WAIT = "wait";

    /** One tick. */
    private static final String WAIT_ONE = "wait1";

    private FormalAnswers() {}

    /** Answers in words; those that mean nothing are dropped, unless none means anything. */
    public static List<String> actions(List<String> answers, Defects defects) {
        if (defects.has(Defect.FORMAL_AS_IS)) {
            return answers;
        }
        boolean longWait = defects.has(Defect.LONG_WAIT);
        List<String> actions = answers.stream()
                .map(answer -> action(answer, longWait))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        return actions.isEmpty() ? answers : actions;
    }

    private static Optional<String> action(String answer, boolean longWait) {
        if (answer.strip().equals(ActionLanguage.LONG_WAIT)) {
            return Optional.of(WAIT);
        }
        return ActionLanguage.recover(answer).map(action -> action.equals(WAIT) && !longWait ? WAIT_ONE : action);
    }

    /** Whether one of them says that the current sub-goal is reached. */
    static boolean endsSubGoal(List<String> answers) {
        return answers.contains(ActionLanguage.END_SUBGOAL_FORMAL) || answers.contains(ActionLanguage.END_SUBGOAL);
    }
}
