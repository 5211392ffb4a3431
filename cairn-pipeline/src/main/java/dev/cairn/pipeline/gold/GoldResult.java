package dev.cairn.pipeline.gold;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.OptBoolean;
import dev.cairn.core.Trajectory;
import dev.cairn.core.io.Jsonl;
import dev.cairn.distill.gold.GoldReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What gold recording gave.
 *
 * @param complete trajectories whose replay reaches the full score
 * @param incomplete the others, as {@code key: score}
 * @param lost variations that were not recorded since the world broke down, as {@code key: reason}
 * @param perTask trajectories of each task code
 * @param report their quality
 */
public record GoldResult(
        int trajectories,
        int complete,
        double meanActions,
        List<String> incomplete,

        @JsonProperty(isRequired = OptBoolean.FALSE) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<String> lost,

        Map<String, Integer> perTask,
        GoldReport report) {

    /** Reads the recorded trajectories back, one at a time. */
    static GoldResult of(Path file, List<String> lost, GoldReport report) {
        int[] count = new int[2];
        List<String> incomplete = new ArrayList<>();
        Map<String, Integer> perTask = new TreeMap<>();
        Jsonl.forEach(file, Trajectory.class, trajectory -> {
            count[0]++;
            count[1] += trajectory.steps().size() - 1;
            perTask.merge(trajectory.variation().task().code(), 1, Integer::sum);
            if (trajectory.finalScore() < 1) {
                incomplete.add(trajectory.variation().key() + ": " + trajectory.finalScore());
            }
        });
        return new GoldResult(
                count[0],
                count[0] - incomplete.size(),
                count[0] == 0 ? 0 : (double) count[1] / count[0],
                incomplete,
                lost,
                perTask,
                report);
    }
}
