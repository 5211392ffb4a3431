package dev.cairn.agent.policy;

import dev.cairn.agent.compat.Defect;
import dev.cairn.agent.compat.Defects;
import dev.cairn.domain.Domain;
import dev.cairn.domain.action.ActionLanguage;
import dev.cairn.domain.action.SubGoalEnd;
import java.util.List;
import java.util.Optional;

/** What answers in the formal action language of a world mean. */
public final class FormalAnswers {
    private final ActionLanguage language;
    private final ActionLanguage published;
    private final Defects defects;

    /** @param defects of the published agent that concern answers */
    public FormalAnswers(Domain domain, Defects defects) {
        this.language = domain.actions();
        this.published = domain.publishedActions();
        this.defects = defects;
    }

    /** Answers in words; those that mean nothing are dropped, unless none means anything. */
    public List<String> actions(List<String> answers) {
        if (defects.has(Defect.FORMAL_AS_IS)) {
            return answers;
        }
        List<String> actions = answers.stream()
                .map(this::action)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        return actions.isEmpty() ? answers : actions;
    }

    private Optional<String> action(String answer) {
        Optional<String> action = language.recover(answer);
        return defects.has(Defect.LONG_WAIT) ? action.map(this::confused) : action;
    }

    /** What the published language takes an action for. */
    private String confused(String action) {
        return published.formalize(action).flatMap(published::recover).orElse(action);
    }

    /** Whether one of them says that the current sub-goal is reached. */
    static boolean endsSubGoal(List<String> answers) {
        return answers.contains(SubGoalEnd.FORMAL) || answers.contains(SubGoalEnd.ACTION);
    }
}
