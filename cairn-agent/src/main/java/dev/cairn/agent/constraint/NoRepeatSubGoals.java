package dev.cairn.agent.constraint;

import dev.cairn.core.SubGoal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * No sub-goal is named again in the same place if its verb hardly ever is in training rows. To name one again mostly means that a name
 * was copied from the wrong part of the prompt.
 *
 * @param verbs that are not repeated
 * @param travel verb of sub-goals that lead to another place; what was named before the last of them may be named again
 */
public record NoRepeatSubGoals(SortedSet<String> verbs, String travel) implements Constraint {
    /** Forbids nothing. */
    public static final NoRepeatSubGoals NONE = new NoRepeatSubGoals(Collections.emptySortedSet(), "");

    public NoRepeatSubGoals {
        verbs = Collections.unmodifiableSortedSet(new TreeSet<>(verbs));
    }

    /**
     * Verbs of which at most one in ten is a repetition.
     *
     * @param rows of a controller, those of an episode in their order
     * @param travel verb of sub-goals that lead to another place
     */
    public static NoRepeatSubGoals fit(List<TrainingRow> rows, String travel) {
        Map<List<Object>, List<SubGoal>> episodes = new HashMap<>();
        RepetitionCount count = new RepetitionCount();
        for (TrainingRow row : rows) {
            List<SubGoal> before =
                    episodes.computeIfAbsent(List.of(row.taskCode(), row.variation()), episode -> new ArrayList<>());
            count.add(row.target().head(), since(travel, before).contains(row.target()));
            before.add(row.target());
        }
        return new NoRepeatSubGoals(count.hardlyEver(), travel);
    }

    @Override
    public boolean allows(SubGoal answer, DecodingState state) {
        return !verbs.contains(answer.head())
                || !since(travel, state.subGoals()).contains(answer);
    }

    /** Sub-goals from the last change of place on, which is one of them. */
    private static Set<SubGoal> since(String travel, List<SubGoal> subGoals) {
        int from = subGoals.size() - 1;
        while (from > 0 && !subGoals.get(from).head().equals(travel)) {
            from--;
        }
        return Set.copyOf(subGoals.subList(Math.max(0, from), subGoals.size()));
    }
}
