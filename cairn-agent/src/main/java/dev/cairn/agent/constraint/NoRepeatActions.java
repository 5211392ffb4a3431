package dev.cairn.agent.constraint;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cairn.core.SubGoal;
import dev.cairn.domain.action.SubGoalEnd;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * No action is done twice under one sub-goal if its verb hardly ever is in training rows. A small executor that sees three steps forgets
 * which of several things it has already dealt with, and does the same to the first of them once more.
 *
 * @param verbs of actions that are not repeated, by the verb of the sub-goal
 */
public record NoRepeatActions(@JsonValue SortedMap<String, SortedSet<String>> verbs) implements Constraint {
    /** Forbids nothing. */
    public static final NoRepeatActions NONE = new NoRepeatActions(Collections.emptySortedMap());

    @JsonCreator
    public NoRepeatActions {
        SortedMap<String, SortedSet<String>> copy = new TreeMap<>();
        verbs.forEach(
                (subGoal, actions) -> copy.put(subGoal, Collections.unmodifiableSortedSet(new TreeSet<>(actions))));
        verbs = Collections.unmodifiableSortedMap(copy);
    }

    /**
     * Verbs of which at most one in ten is a repetition under the same sub-goal.
     *
     * @param rows of an executor, in their order
     */
    public static NoRepeatActions fit(List<TrainingRow> rows) {
        Map<String, RepetitionCount> counts = new TreeMap<>();
        Set<SubGoal> done = new HashSet<>();
        for (TrainingRow row : rows) {
            if (row.target().text().equals(SubGoalEnd.FORMAL)) {
                done.clear();
            } else {
                counts.computeIfAbsent(row.pursued(), verb -> new RepetitionCount())
                        .add(row.target().head(), !done.add(row.target()));
            }
        }
        SortedMap<String, SortedSet<String>> verbs = new TreeMap<>();
        counts.forEach((pursued, count) -> verbs.put(pursued, count.hardlyEver()));
        verbs.values().removeIf(Set::isEmpty);
        return new NoRepeatActions(verbs);
    }

    @Override
    public boolean allows(SubGoal answer, DecodingState state) {
        List<SubGoal> subGoals = state.subGoals();
        String pursued =
                subGoals.isEmpty() ? "" : subGoals.get(subGoals.size() - 1).head();
        return !verbs.getOrDefault(pursued, Collections.emptySortedSet()).contains(answer.head())
                || !state.done().test(answer.text());
    }
}
