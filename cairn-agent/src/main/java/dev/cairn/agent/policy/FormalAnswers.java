package dev.cairn.agent.policy;

import dev.cairn.agent.compat.Defect;
import dev.cairn.agent.compat.Defects;
import dev.cairn.distill.action.ActionLanguage;
import java.util.List;
import java.util.Optional;

/** What answers in the formal action language mean. */
final class FormalAnswers {
    /** One tick of the world; the formal language knows only {@code wait}, which is ten. */
    private static final String WAIT_ONE = "wait1";

    private FormalAnswers() {}

    /** Answers in words; those that mean nothing are dropped, unless none means anything. */
    static List<String> actions(List<String> answers, Defects defects) {
        if (defects.has(Defect.FORMAL_AS_IS)) {
            return answers;
        }
        boolean longWait = defects.has(Defect.LONG_WAIT);
        List<String> actions = answers.stream()
                .map(ActionLanguage::recover)
                .flatMap(Optional::stream)
                .map(action -> action.equals("wait") && !longWait ? WAIT_ONE : action)
                .distinct()
                .toList();
        return actions.isEmpty() ? answers : actions;
    }

    /** Whether one of them says that the current sub-goal is reached. */
    static boolean endsSubGoal(List<String> answers) {
        return answers.contains(ActionLanguage.END_SUBGOAL_FORMAL) || answers.contains(ActionLanguage.END_SUBGOAL);
    }
}
