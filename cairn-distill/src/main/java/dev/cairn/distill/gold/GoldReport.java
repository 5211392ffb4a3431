package dev.cairn.distill.gold;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The quality of gold trajectories.
 *
 * @param tasks in index order
 * @param all over all tasks; its code is {@code all}
 */
public record GoldReport(List<Task> tasks, Task all) {
    public GoldReport {
        tasks = List.copyOf(tasks);
    }

    /**
     * The trajectories of a task.
     *
     * @param complete those that reach the full score
     * @param lowestScore lowest final score, 0 to 1, below 0 after a fatal action
     * @param length actions of a trajectory, the first {@code look around} not counted
     * @param counts what the checks of the world have counted
     * @param editedLength actions of the edited trajectories, if there are any
     */
    public record Task(
            String code,
            String name,
            int trajectories,
            int complete,
            double lowestScore,
            Length length,
            List<Count> counts,
            Optional<Length> editedLength) {
        public Task {
            counts = List.copyOf(counts);
        }
    }

    /**
     * What a check of the world has counted.
     *
     * @param check its label
     * @param ofSteps whether it counts steps
     * @param reasons how often, by reason, sorted
     */
    public record Count(String check, boolean ofSteps, Map<String, Integer> reasons) {
        public Count {
            reasons = Collections.unmodifiableMap(new TreeMap<>(reasons));
        }

        /** For whatever reason. */
        public int total() {
            return reasons.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** Least, middle and greatest number of actions, and their sum; of an even number the lower middle one. */
    public record Length(int least, int median, int greatest, long sum) {}
}
