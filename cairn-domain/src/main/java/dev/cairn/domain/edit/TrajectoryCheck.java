package dev.cairn.domain.edit;

import dev.cairn.core.Trajectory;
import java.util.Map;
import java.util.function.Function;

/**
 * Something that makes recorded trajectories hard to learn, counted for the report of gold recording.
 *
 * @param label heading of its column: {@code no-op}
 * @param ofSteps whether it counts steps, so that their share of all steps says something
 * @param count how often a trajectory has it, by reason
 */
public record TrajectoryCheck(String label, boolean ofSteps, Function<Trajectory, Map<String, Integer>> count) {
    /** A check without reasons. */
    public static TrajectoryCheck of(String label, Function<Trajectory, Integer> count) {
        return new TrajectoryCheck(label, false, path -> {
            int times = count.apply(path);
            return times == 0 ? Map.of() : Map.of(label, times);
        });
    }
}
