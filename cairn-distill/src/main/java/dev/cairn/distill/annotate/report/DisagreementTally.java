package dev.cairn.distill.annotate.report;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Segment;
import dev.cairn.core.Step;
import dev.cairn.core.SubGoal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares two annotations trajectory by trajectory. */
public final class DisagreementTally {
    private int compared;
    private int otherActions;
    private int onlyFirst;
    private int onlySecond;
    private int firstBoundaries;
    private int secondBoundaries;
    private int commonBoundaries;
    private int segments;
    private int sameSegments;
    private int actions;
    private int sameHeads;
    private int sameTexts;

    /** Both annotations of one variation. */
    public void add(AnnotatedTrajectory first, AnnotatedTrajectory second) {
        if (!actions(first).equals(actions(second))) {
            otherActions++;
            return;
        }
        compared++;
        boundaries(first, second);
        List<SubGoal> ours = first.subGoalPerStep();
        List<SubGoal> theirs = second.subGoalPerStep();
        actions += ours.size();
        for (int i = 0; i < ours.size(); i++) {
            sameHeads += normal(ours.get(i).head()).equals(normal(theirs.get(i).head())) ? 1 : 0;
            sameTexts += normal(ours.get(i).text()).equals(normal(theirs.get(i).text())) ? 1 : 0;
        }
    }

    /** A variation that only the first has. */
    public void addFirst() {
        onlyFirst++;
    }

    /** A variation that only the second has. */
    public void addSecond() {
        onlySecond++;
    }

    /** The numbers so far. */
    public Disagreement disagreement() {
        double precision = share(commonBoundaries, firstBoundaries);
        double recall = share(commonBoundaries, secondBoundaries);
        double f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        return new Disagreement(
                compared,
                otherActions,
                onlyFirst,
                onlySecond,
                precision,
                recall,
                f1,
                share(sameSegments, segments),
                share(sameHeads, actions),
                share(sameTexts, actions));
    }

    private void boundaries(AnnotatedTrajectory first, AnnotatedTrajectory second) {
        Set<Integer> ours = boundaries(first);
        Set<Integer> theirs = boundaries(second);
        Set<Integer> common = new HashSet<>(ours);
        common.retainAll(theirs);
        firstBoundaries += ours.size();
        secondBoundaries += theirs.size();
        commonBoundaries += common.size();
        Set<List<Integer>> spans = second.segments().stream()
                .map(segment -> List.of(segment.from(), segment.to()))
                .collect(Collectors.toSet());
        segments += first.segments().size();
        sameSegments += (int) first.segments().stream()
                .filter(segment -> spans.contains(List.of(segment.from(), segment.to())))
                .count();
    }

    private static Set<Integer> boundaries(AnnotatedTrajectory annotated) {
        return annotated.segments().stream()
                .map(Segment::from)
                .filter(from -> from > 0)
                .collect(Collectors.toSet());
    }

    private static List<String> actions(AnnotatedTrajectory annotated) {
        return annotated.trajectory().steps().stream().map(Step::action).toList();
    }

    private static String normal(String text) {
        return text.toLowerCase(Locale.ROOT).strip();
    }

    /** Without any boundary both agree. */
    private static double share(int part, int whole) {
        return whole == 0 ? 1 : (double) part / whole;
    }
}
