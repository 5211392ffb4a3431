package dev.cairn.distill.gold;

import dev.cairn.core.Trajectory;
import dev.cairn.domain.edit.TrajectoryCheck;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Running counts of one task. */
final class TaskTally {
    private final List<TrajectoryCheck> checks;
    private final List<Map<String, Integer>> counts;
    private final List<Integer> lengths = new ArrayList<>();
    private final List<Integer> editedLengths = new ArrayList<>();
    private double lowest = Double.POSITIVE_INFINITY;
    private int complete;

    TaskTally(List<TrajectoryCheck> checks) {
        this.checks = checks;
        this.counts = checks.stream()
                .<Map<String, Integer>>map(check -> new TreeMap<>())
                .toList();
    }

    void add(Trajectory trajectory) {
        lengths.add(actions(trajectory));
        lowest = Math.min(lowest, trajectory.finalScore());
        complete += trajectory.finalScore() >= 1 ? 1 : 0;
        for (int i = 0; i < checks.size(); i++) {
            Map<String, Integer> reasons = counts.get(i);
            checks.get(i)
                    .count()
                    .apply(trajectory)
                    .forEach((reason, times) -> reasons.merge(reason, times, Integer::sum));
        }
    }

    void addEdited(Trajectory edited) {
        editedLengths.add(actions(edited));
    }

    GoldReport.Task row(String code, String name) {
        List<GoldReport.Count> counted = new ArrayList<>();
        for (int i = 0; i < checks.size(); i++) {
            counted.add(
                    new GoldReport.Count(checks.get(i).label(), checks.get(i).ofSteps(), counts.get(i)));
        }
        return new GoldReport.Task(
                code,
                name,
                lengths.size(),
                complete,
                lengths.isEmpty() ? 0 : lowest,
                length(lengths),
                counted,
                editedLengths.isEmpty() ? Optional.empty() : Optional.of(length(editedLengths)));
    }

    private static int actions(Trajectory trajectory) {
        return Math.max(0, trajectory.steps().size() - 1);
    }

    private static GoldReport.Length length(List<Integer> lengths) {
        if (lengths.isEmpty()) {
            return new GoldReport.Length(0, 0, 0, 0);
        }
        List<Integer> sorted = new ArrayList<>(lengths);
        Collections.sort(sorted);
        return new GoldReport.Length(
                sorted.get(0),
                sorted.get((sorted.size() - 1) / 2),
                sorted.get(sorted.size() - 1),
                sorted.stream().mapToLong(Integer::longValue).sum());
    }
}
