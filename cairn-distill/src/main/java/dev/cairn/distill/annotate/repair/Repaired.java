package dev.cairn.distill.annotate.repair;

import dev.cairn.core.Segment;
import dev.cairn.core.SubGoal;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer whose actions are those of the trajectory.
 *
 * @param actions one for each kept step, in order
 */
public record Repaired(List<AnnotatedAction> actions, RepairLog log) {
    public Repaired {
        actions = List.copyOf(actions);
    }

    /**
     * The runs of equal sub-goals; neighbours with the same text melt into one.
     *
     * @throws RepairFailedException if a sub-goal has no text
     */
    public List<Segment> segments() {
        List<Segment> segments = new ArrayList<>();
        for (int from = 0, to; from < actions.size(); from = to) {
            String subGoal = actions.get(from).subGoal();
            to = from + 1;
            while (to < actions.size() && actions.get(to).subGoal().equals(subGoal)) {
                to++;
            }
            if (subGoal.isBlank()) {
                throw new RepairFailedException(
                        "the sub-goal of '" + actions.get(from).action() + "' has no name");
            }
            segments.add(new Segment(new SubGoal(subGoal), from, to));
        }
        return segments;
    }
}
