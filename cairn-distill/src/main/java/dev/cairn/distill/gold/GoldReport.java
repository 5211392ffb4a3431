package dev.cairn.distill.gold;

import java.util.List;
import java.util.Map;
import java.util.Optional;

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
     * @param idle steps that seem to do nothing, by reason
     * @param ambiguous requests that the world asked back
     * @param blind steps that focus on what no text had named
     * @param unfounded trajectories that answer without having observed what decides the answer
     * @param leanLength actions of the lean trajectories, if there are any
     */
    public record Task(
            String code,
            String name,
            int trajectories,
            int complete,
            double lowestScore,
            Length length,
            Map<NoOpStep, Integer> idle,
            int ambiguous,
            int blind,
            int unfounded,
            Optional<Length> leanLength) {
        public Task {
            idle = Map.copyOf(idle);
        }

        /** Idle steps for whatever reason. */
        public int totalIdle() {
            return idle.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** Least, middle and greatest number of actions, and their sum; of an even number the lower middle one. */
    public record Length(int least, int median, int greatest, long sum) {}
}
