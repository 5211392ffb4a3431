package dev.cairn.distill.annotate;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.CairnException;
import dev.cairn.core.Segment;
import dev.cairn.core.Trajectory;
import dev.cairn.core.UserException;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts trajectories by rules, without a language model: rooms entered, things handled, devices operated, focus, readings
 * taken, time spent. Deterministic; knows the world's texts but no task. Every argument is a name that the agent has seen,
 * read or uses in the actions of the sub-goal, or the number of these actions.
 */
public final class RuleAnnotator implements Annotator {
    @Override
    public String name() {
        return "rules";
    }

    @Override
    public AnnotatedTrajectory annotate(Trajectory trajectory) {
        Trajectory kept = KeptSteps.of(trajectory);
        if (kept.steps().isEmpty()) {
            throw new UserException("the trajectory " + trajectory.variation().key()
                    + " has no step to learn from; delete it from the file");
        }
        return new AnnotatedTrajectory(kept, Continuations.apply(segments(new ActionSequence(kept))), name());
    }

    private static List<Segment> segments(ActionSequence path) {
        List<Segment> segments = new ArrayList<>();
        int step = 0;
        for (int next = 0; next < path.size(); ) {
            int from = next;
            Rule.Match match = Rules.first(path, from)
                    .orElseThrow(() -> new CairnException(
                            "no rule takes '" + path.at(from).before().action() + "'"));
            int end = step + path.steps(from, match.to());
            segments.add(new Segment(match.subGoal(), step, end));
            step = end;
            next = match.to();
        }
        return segments;
    }
}
