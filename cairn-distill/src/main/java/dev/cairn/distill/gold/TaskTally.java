package dev.cairn.distill.gold;

import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import dev.cairn.distill.text.ObservationText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Running counts of one task. */
final class TaskTally {
    private final List<Integer> lengths = new ArrayList<>();
    private final List<Integer> leanLengths = new ArrayList<>();
    private final Map<NoOpStep, Integer> idle = new EnumMap<>(NoOpStep.class);
    private double lowest = Double.POSITIVE_INFINITY;
    private int complete;
    private int ambiguous;
    private int blind;
    private int unfounded;

    void add(Trajectory trajectory) {
        lengths.add(actions(trajectory));
        lowest = Math.min(lowest, trajectory.finalScore());
        complete += trajectory.finalScore() >= 1 ? 1 : 0;
        ambiguous += (int) trajectory.steps().stream()
                .map(Step::observation)
                .filter(ObservationText::asksBack)
                .count();
        blind += UngroundedFocus.in(trajectory).size();
        unfounded += Finding.of(trajectory)
                        .filter(finding -> finding.isMissing(trajectory))
                        .isPresent()
                ? 1
                : 0;
        NoOpStep.in(trajectory).values().forEach(reason -> idle.merge(reason, 1, Integer::sum));
    }

    void addLean(Trajectory lean) {
        leanLengths.add(actions(lean));
    }

    GoldReport.Task row(String code, String name) {
        return new GoldReport.Task(
                code,
                name,
                lengths.size(),
                complete,
                lengths.isEmpty() ? 0 : lowest,
                length(lengths),
                idle,
                ambiguous,
                blind,
                unfounded,
                leanLengths.isEmpty() ? Optional.empty() : Optional.of(length(leanLengths)));
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
