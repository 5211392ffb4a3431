package dev.cairn.distill.gold;

import dev.cairn.core.Trajectory;
import dev.cairn.distill.text.ObservationText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Runs of the same look, in which something slow is watched: a block on an inclined plane for up to 90 ticks. Stretches between
 * looks become {@code wait}, so that the same time passes. An agent sees its last three rounds, and by these it can know how often
 * to wait: three times at once while less than half of the way is done, as the look before tells, and later only where it has just
 * waited once between two looks, which tell how fast it goes. So many looks are left before the end that one which waits while
 * it sees that a wait is short enough does not miss the end.
 */
final class LongLook {
    /** Ten iterations, and the step itself. */
    private static final int TICKS = 11;

    /** Looks at the end that stay. */
    private static final int LAST = 8;

    /** Waits without a look between them. */
    private static final int AT_ONCE = 3;

    /** Up to this share of the way it is safe to wait so often: what has passed, and some, is left. */
    private static final double EARLY = 0.45;

    private static final String WAIT = "wait";

    private LongLook() {}

    /** One change for each run that is long enough. */
    static List<PathEdit> in(Trajectory path) {
        List<PathEdit> edits = new ArrayList<>();
        int from = 0;
        while (from < path.steps().size()) {
            int to = end(path, from);
            if (ObservationText.observes(path.steps().get(from).action()) && to - from > TICKS + LAST) {
                edits.add(shorten(from, to));
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

    private static PathEdit shorten(int from, int to) {
        Set<Integer> without = new HashSet<>();
        Map<Integer, String> instead = new HashMap<>();
        int at = from + 1;
        int waits = 0;
        while (to - at - LAST >= TICKS) {
            boolean isSafe = waits == 1 || at - from < (to - from) * EARLY;
            waits = isSafe && to - at - LAST >= AT_ONCE * TICKS ? AT_ONCE : 1;
            for (int end = at + waits * TICKS; at < end; at += TICKS) {
                instead.put(at, WAIT);
                IntStream.range(at + 1, at + TICKS).forEach(without::add);
            }
            at++;
        }
        return new PathEdit(without, instead);
    }
}
