package dev.cairn.agent.constraint;

import dev.cairn.agent.compat.Defects;
import dev.cairn.agent.policy.FormalAnswers;
import dev.cairn.core.SubGoal;
import dev.cairn.scienceworld.text.ObservationText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What was done under one sub-goal. Some actions are never done twice there: a small executor that sees three rounds forgets
 * which of the flower pots it has watered, and puts a second seed into the first.
 */
public final class NoRepeatActions {
    private final Set<String> once;
    private final Set<String> done = new HashSet<>();
    private String verb = "";

    /** @param once verbs of sub-goals, each with a verb of an action that is not done twice under it: {@code water POUR} */
    public NoRepeatActions(Set<String> once) {
        this.once = once;
    }

    /** From now on under this sub-goal. */
    public void begin(SubGoal subGoal) {
        verb = subGoal.head();
        done.clear();
    }

    /** Answers that are no repetition, best first; all of them if none is left. */
    public List<String> without(List<String> answers, Defects defects) {
        List<String> left =
                answers.stream().filter(answer -> !isAgain(answer, defects)).toList();
        return left.isEmpty() ? answers : left;
    }

    private boolean isAgain(String answer, Defects defects) {
        return !answer.isBlank()
                && once.contains(verb + " " + new SubGoal(answer).head())
                && FormalAnswers.actions(List.of(answer), defects).stream().anyMatch(done::contains);
    }

    /** What the world refuses for now may be tried again. */
    public void add(String action, String observation) {
        if (!ObservationText.refuses(observation)) {
            done.add(action);
        }
    }
}
