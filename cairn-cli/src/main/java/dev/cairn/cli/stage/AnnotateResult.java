package dev.cairn.cli.stage;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Segment;
import dev.cairn.core.io.Jsonl;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What annotation gave.
 *
 * @param longest actions of the longest sub-goal
 * @param heads how often each kind of sub-goal occurs
 */
public record AnnotateResult(
        int trajectories, int subGoals, double actionsPerSubGoal, int longest, Map<String, Integer> heads) {

    static AnnotateResult of(Path file) {
        int[] count = new int[4];
        Map<String, Integer> heads = new TreeMap<>();
        Jsonl.forEach(file, AnnotatedTrajectory.class, annotated -> {
            count[0]++;
            for (Segment segment : annotated.segments()) {
                count[1]++;
                count[2] += segment.length();
                count[3] = Math.max(count[3], segment.length());
                heads.merge(segment.subGoal().head(), 1, Integer::sum);
            }
        });
        return new AnnotateResult(
                count[0], count[1], count[1] == 0 ? 0 : (double) count[2] / count[1], count[3], heads);
    }
}
