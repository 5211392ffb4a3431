package dev.cairn.scienceworld.edit;

import dev.cairn.core.Trajectory;
import dev.cairn.scienceworld.text.ObservationText;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at the same thing, one after the other: something slow is watched. In place of some of them time may pass by waiting.
 *
 * @param from index of the first
 * @param to index after the last
 */
record LookRun(int from, int to) {
    /** What passes the time of {@link #TICKS} looks. */
    static final String WAIT = "wait";

    /** Ten iterations, and the step itself. */
    static final int TICKS = 11;

    /** All of a trajectory, in order; a single look is one as well. */
    static List<LookRun> in(Trajectory path) {
        List<LookRun> runs = new ArrayList<>();
        int from = 0;
        while (from < path.steps().size()) {
            int to = end(path, from);
            if (ObservationText.observes(path.steps().get(from).action())) {
                runs.add(new LookRun(from, to));
            }
            from = to;
        }
        return runs;
    }

    private static int end(Trajectory path, int from) {
        String action = path.steps().get(from).action();
        int to = from + 1;
        while (to < path.steps().size() && path.steps().get(to).action().equals(action)) {
            to++;
        }
        return to;
    }

    int size() {
        return to - from;
    }
}
