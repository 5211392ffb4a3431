package dev.cairn.distill.gold;

import dev.cairn.core.TaskId;
import dev.cairn.core.Trajectory;
import dev.cairn.domain.edit.TrajectoryCheck;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Judges gold trajectories one at a time; holds a few numbers of each. */
public final class GoldQuality {
    private final Map<TaskId, TaskTally> tasks = new TreeMap<>(Comparator.comparingInt(TaskId::index));
    private final List<TrajectoryCheck> checks;
    private final TaskTally all;

    /** @param checks what is counted */
    public GoldQuality(List<TrajectoryCheck> checks) {
        this.checks = List.copyOf(checks);
        this.all = new TaskTally(this.checks);
    }

    /** Counts a trajectory in. */
    public void add(Trajectory trajectory) {
        tally(trajectory).add(trajectory);
        all.add(trajectory);
    }

    /** Counts the edited form of a trajectory in. */
    public void addEdited(Trajectory edited) {
        tally(edited).addEdited(edited);
        all.addEdited(edited);
    }

    /** What has been counted so far. */
    public GoldReport report() {
        List<GoldReport.Task> rows = new ArrayList<>();
        tasks.forEach((task, tally) -> rows.add(tally.row(task.code(), task.name())));
        return new GoldReport(rows, all.row("all", "all tasks"));
    }

    private TaskTally tally(Trajectory trajectory) {
        return tasks.computeIfAbsent(trajectory.variation().task(), task -> new TaskTally(checks));
    }
}
