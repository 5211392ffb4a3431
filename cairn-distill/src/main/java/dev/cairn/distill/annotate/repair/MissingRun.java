package dev.cairn.distill.annotate.repair;

import java.util.List;

/**
 * Two or more neighbouring actions of a trajectory that an answer leaves out.
 *
 * @param from position of the first one among the trajectory's kept steps
 */
public record MissingRun(int from, List<String> actions) {
    public MissingRun {
        actions = List.copyOf(actions);
        if (actions.size() < 2) {
            throw new IllegalArgumentException("a run has two actions at least, not " + actions.size());
        }
    }

    /** Position after the last action. */
    public int to() {
        return from + actions.size();
    }
}
