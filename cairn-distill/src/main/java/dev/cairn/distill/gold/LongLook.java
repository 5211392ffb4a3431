package dev.cairn.distill.gold;

import dev.cairn.core.Trajectory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs of the same look, in which something slow is watched: a block on an inclined plane for up to 90 ticks. All but the first
 * and the last become as many {@code wait}, so that the same time passes. So many looks are left before the end that an agent
 * which waits while it sees that a wait is short enough does not miss the end.
 */
final class LongLook {
    /** Ten iterations, and the step itself. */
    private static final int TICKS = 11;

    /** Looks at the end that stay. */
    private static final int LAST = 8;

    private static final String WAIT = "wait";

    private LongLook() {}

    /** One change for each run that is long enough. */
    static List<PathEdit> in(Trajectory path) {
        List<PathEdit> edits = new ArrayList<>();
        int from = 0;
        while (from < path.steps().size()) {
            int to = end(path, from);
            if (ObservationText.observes(path.steps().get(from).action()) && to - from > TICKS + LAST) {
                edits.add(shorten(from + 1, (to - from - 1 - LAST) / TICKS));
            }
            from = to;
        }
        return edits;
    }

    private static int end(Trajectory path, int from) {
        String action = path.steps().get(from).action();
        int to = from + 1;
        while (to < path.steps().size() && path.steps().get(to).action().equals(action)) {
            to++;
        }
        return to;
    }

    private static PathEdit shorten(int from, int waits) {
        Set<Integer> without = new HashSet<>();
        Map<Integer, String> instead = new HashMap<>();
        for (int i = 0; i < waits * TICKS; i++) {
            if (i % TICKS == 0) {
                instead.put(from + i, WAIT);
            } else {
                without.add(from + i);
            }
        }
        return new PathEdit(without, instead);
    }
}
