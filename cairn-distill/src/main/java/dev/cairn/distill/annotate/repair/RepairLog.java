package dev.cairn.distill.annotate.repair;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;

/**
 * What it took to bring an answer into line with its trajectory.
 *
 * @param passes comparisons; 1 if the first one found no difference
 * @param joined single missing actions that joined the sub-goal before them
 * @param namedRuns runs of missing actions that were given sub-goals of their own
 * @param stalledRuns runs that joined the sub-goal before them, since nobody could name them
 * @param dropped actions that the trajectory does not have
 * @param lastReplaced whether the last action was another one
 * @param remarks what else is worth knowing, for example what the reader left out
 */
public record RepairLog(
        int passes,
        int joined,
        @JsonProperty("named_runs") int namedRuns,
        @JsonProperty("stalled_runs") int stalledRuns,
        int dropped,
        @JsonProperty("last_replaced") boolean lastReplaced,
        List<String> remarks) {
    /** Nothing to repair. */
    public static final RepairLog NONE = new RepairLog(1, 0, 0, 0, 0, false, List.of());

    public RepairLog {
        remarks = List.copyOf(remarks);
    }

    /** Number of repairs of all kinds. */
    public int repairs() {
        return joined + namedRuns + stalledRuns + dropped + (lastReplaced ? 1 : 0);
    }

    /** Whether the answer was right as it came. */
    public boolean alignedAtOnce() {
        return repairs() == 0;
    }

    /** With one run more that was given sub-goals of its own. */
    public RepairLog withNamedRun() {
        return new RepairLog(passes, joined, namedRuns + 1, stalledRuns, dropped, lastReplaced, remarks);
    }

    /** With more remarks, these first. */
    public RepairLog withRemarks(List<String> more) {
        List<String> all = new ArrayList<>(more);
        all.addAll(remarks);
        return new RepairLog(passes, joined, namedRuns, stalledRuns, dropped, lastReplaced, all);
    }
}
