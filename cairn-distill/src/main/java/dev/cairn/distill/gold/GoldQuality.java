package dev.cairn.distill.gold;

import dev.cairn.core.TaskId;
import dev.cairn.core.Trajectory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Judges gold trajectories one at a time; holds a few numbers of each. */
public final class GoldQuality {
    private final Map<TaskId, TaskTally> tasks = new TreeMap<>(Comparator.comparingInt(TaskId::index));
    private final TaskTally all = new TaskTally();

    /** Counts a trajectory in. */
    public void add(Trajectory trajectory) {
        tally(trajectory).add(trajectory);
        all.add(trajectory);
    }

    /** Counts the lean form of a trajectory in. */
    public void addLean(Trajectory lean) {
        tally(lean).addLean(lean);
        all.addLean(lean);
    }

    /** What has been counted so far. */
    public GoldReport report() {
        List<GoldReport.Task> rows = new ArrayList<>();
        tasks.forEach((task, tally) -> rows.add(tally.row(task.code(), task.name())));
        return new GoldReport(rows, all.row("all", "all tasks"));
    }

    private TaskTally tally(Trajectory trajectory) {
        return tasks.computeIfAbsent(trajectory.variation().task(), task -> new TaskTally());
    }
}
