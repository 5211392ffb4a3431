package dev.cairn.scienceworld.edit;

import dev.cairn.core.Trajectory;
import dev.cairn.domain.edit.StepEdit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Runs of the same look, in which something slow is watched: a block on an inclined plane for up to 90 ticks. Stretches between
 * looks become {@code wait}, so that the same time passes. An agent sees its last three steps, and by these it can know how often
 * to wait: three times at once while less than half of the way is done, as the look before tells, and later only where it has just
 * waited once between two looks, which tell how fast it goes. Before the end, enough looks are left that one which waits while
 * it sees that a wait is short enough does not miss the end.
 */
final class WaitMerging {
    /** Looks at the end that stay. */
    private static final int LAST = 8;

    /** Waits without a look between them. */
    private static final int AT_ONCE = 3;

    /** Up to this share of the way it is safe to wait so often: what has passed, and some, is left. */
    private static final double EARLY = 0.45;

    private WaitMerging() {}

    /** One change for each run that is long enough. */
    static List<StepEdit> in(Trajectory path) {
        return LookRun.in(path).stream()
                .filter(run -> run.size() > LookRun.TICKS + LAST)
                .map(run -> shorten(run.from(), run.to()))
                .toList();
    }

    private static StepEdit shorten(int from, int to) {
        Set<Integer> without = new HashSet<>();
        Map<Integer, String> instead = new HashMap<>();
        int at = from + 1;
        int waits = 0;
        while (to - at - LAST >= LookRun.TICKS) {
            boolean isSafe = waits == 1 || at - from < (to - from) * EARLY;
            waits = isSafe && to - at - LAST >= AT_ONCE * LookRun.TICKS ? AT_ONCE : 1;
            for (int end = at + waits * LookRun.TICKS; at < end; at += LookRun.TICKS) {
                instead.put(at, LookRun.WAIT);
                IntStream.range(at + 1, at + LookRun.TICKS).forEach(without::add);
            }
            at++;
        }
        return new StepEdit(without, instead);
    }
}
