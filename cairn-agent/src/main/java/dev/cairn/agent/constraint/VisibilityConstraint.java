package dev.cairn.agent.constraint;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cairn.core.SubGoal;
import dev.cairn.core.Words;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The first thing of a sub-goal is in sight if it nearly always is in training rows with that verb. A controller that names a thing
 * where there is none goes by what is usual: it wants to use a thing before it has found any.
 *
 * @param verbs whose first thing has to be in sight
 */
public record VisibilityConstraint(@JsonValue SortedSet<String> verbs) implements Constraint {
    /** Forbids nothing. */
    public static final VisibilityConstraint NONE = new VisibilityConstraint(Collections.emptySortedSet());

    /** Verbs that take things out of closed containers have about 95 in a hundred in sight; verbs that use things 98 and more. */
    private static final double NEARLY_ALWAYS = 0.97;
    /** A verb that comes less often says nothing. */
    private static final int ROWS = 10;

    @JsonCreator
    public VisibilityConstraint {
        verbs = Collections.unmodifiableSortedSet(new TreeSet<>(verbs));
    }

    /**
     * Verbs whose first thing is nearly always in sight.
     *
     * @param rows of a controller
     */
    public static VisibilityConstraint fit(List<TrainingRow> rows) {
        Map<String, Integer> named = new HashMap<>();
        Map<String, Integer> shown = new HashMap<>();
        for (TrainingRow row : rows) {
            String verb = row.target().head();
            named.merge(verb, 1, Integer::sum);
            shown.merge(verb, shows(row.surroundings(), row.target()) ? 1 : 0, Integer::sum);
        }
        SortedSet<String> verbs = new TreeSet<>(named.keySet());
        verbs.removeIf(verb -> {
            int count = named.getOrDefault(verb, 0);
            return count < ROWS || shown.getOrDefault(verb, 0) < NEARLY_ALWAYS * count;
        });
        return new VisibilityConstraint(verbs);
    }

    @Override
    public boolean allows(SubGoal answer, DecodingState state) {
        return !verbs.contains(answer.head()) || shows(state.surroundings(), answer);
    }

    /** True of a sub-goal that names no thing. */
    private static boolean shows(String surroundings, SubGoal subGoal) {
        List<String> things = subGoal.arguments();
        return things.isEmpty() || Words.plain(surroundings).contains(Words.plain(things.get(0)));
    }
}
