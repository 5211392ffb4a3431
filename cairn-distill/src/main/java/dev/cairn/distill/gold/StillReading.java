package dev.cairn.distill.gold;

import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs of the same reading of a thermometer: some paths read it fifty times before they answer. When an agent is to stop cannot
 * be learnt from them, since its history does not reach back so far.
 */
final class StillReading {
    private static final String READS = "use thermometer ";

    /** Enough to tell that nothing happens any more, within a history of three rounds. */
    private static final int KEPT = 3;

    private StillReading() {}

    /** One change for each run that is longer. */
    static List<PathEdit> in(Trajectory path) {
        List<Step> steps = path.steps();
        List<PathEdit> edits = new ArrayList<>();
        int from = 0;
        while (from < steps.size()) {
            int to = from + 1;
            while (to < steps.size() && isSame(steps.get(from), steps.get(to))) {
                to++;
            }
            if (steps.get(from).action().startsWith(READS)) {
                edits.addAll(PathEdit.withoutAll(Math.min(from + KEPT, to), to));
            }
            from = to;
        }
        return edits;
    }

    private static boolean isSame(Step one, Step other) {
        return one.action().equals(other.action()) && one.observation().equals(other.observation());
    }
}
