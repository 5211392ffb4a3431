package dev.cairn.distill.annotate.repair;

import dev.cairn.core.Step;
import dev.cairn.domain.action.SubGoalEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Kept steps with their sub-goals and an artificial step at the end of each sub-goal but the last, as the published caches
 * hold them. The artificial step shows the surroundings from before the last action of its sub-goal.
 *
 * @param subGoals in order; neighbours with the same text are one
 */
public record SubGoalEnds(List<Row> rows, List<String> subGoals) {
    /** A step and its sub-goal, which is missing where step and answer have different actions. */
    public record Row(Step step, Optional<String> subGoal) {}

    public SubGoalEnds {
        rows = List.copyOf(rows);
        subGoals = List.copyOf(subGoals);
    }

    /**
     * Inserts the ends.
     *
     * @param actions one for each step, in order
     * @throws IllegalArgumentException if there are fewer actions than steps, or none
     */
    public static SubGoalEnds insert(List<Step> steps, List<AnnotatedAction> actions) {
        if (actions.isEmpty() || actions.size() < steps.size()) {
            throw new IllegalArgumentException(steps.size() + " steps need as many actions, not " + actions.size());
        }
        List<Row> rows = new ArrayList<>();
        List<String> subGoals = new ArrayList<>();
        String current = actions.get(0).subGoal();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            AnnotatedAction action = actions.get(i);
            rows.add(new Row(
                    step, Optional.of(current).filter(x -> step.action().equals(action.action()))));
            if (i + 1 < actions.size() && !actions.get(i + 1).subGoal().equals(current)) {
                rows.add(new Row(end(step), Optional.of(current)));
                subGoals.add(current);
                current = actions.get(i + 1).subGoal();
            }
        }
        subGoals.add(current);
        return new SubGoalEnds(rows, subGoals);
    }

    private static Step end(Step step) {
        return new Step(
                SubGoalEnd.ACTION,
                SubGoalEnd.OBSERVATION,
                step.score(),
                step.completed(),
                step.look(),
                step.inventory());
    }
}
