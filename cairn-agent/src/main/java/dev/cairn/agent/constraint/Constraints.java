package dev.cairn.agent.constraint;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cairn.core.Role;
import dev.cairn.core.SubGoal;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rules of one model, as {@code cairn.json} has them.
 *
 * @param noRepeat of sub-goals
 * @param noRepeatActions under a sub-goal
 * @param visible what sub-goals are about
 * @param taskTemplates and what their sub-goals are about
 */
public record Constraints(
        @JsonProperty("no_repeat") NoRepeatSubGoals noRepeat,
        @JsonProperty("no_repeat_actions") NoRepeatActions noRepeatActions,
        VisibilityConstraint visible,
        @JsonProperty("task_templates") TaskTemplateConstraint taskTemplates) {
    /** No rules. */
    public static final Constraints NONE = new Constraints(
            NoRepeatSubGoals.NONE, NoRepeatActions.NONE, VisibilityConstraint.NONE, TaskTemplateConstraint.NONE);

    /**
     * The rules that the training rows of a role keep.
     *
     * @param rows all of that role, those of an episode in their order
     * @param travel verb of sub-goals that lead to another place
     */
    public static Constraints fit(Role role, List<TrainingRow> rows, String travel) {
        return switch (role) {
            case CONTROLLER ->
                new Constraints(
                        NoRepeatSubGoals.fit(rows, travel),
                        NoRepeatActions.NONE,
                        VisibilityConstraint.fit(rows),
                        TaskTemplateConstraint.fit(rows));
            case EXECUTOR ->
                new Constraints(
                        NoRepeatSubGoals.NONE,
                        NoRepeatActions.fit(rows),
                        VisibilityConstraint.NONE,
                        TaskTemplateConstraint.NONE);
            case FIRST, SWIFT -> NONE;
        };
    }

    /** The answers that keep all rules, in their order; all answers if none does. A blank answer breaks no rule. */
    public List<String> apply(List<String> answers, DecodingState state) {
        List<String> left =
                answers.stream().filter(answer -> allows(answer, state)).toList();
        return left.isEmpty() ? answers : left;
    }

    /** Whether an answer keeps all rules. */
    public boolean allows(String answer, DecodingState state) {
        return answer.isBlank()
                || Stream.of(noRepeat, noRepeatActions, visible, taskTemplates)
                        .allMatch(rule -> rule.allows(new SubGoal(answer), state));
    }
}
