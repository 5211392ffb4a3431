package dev.cairn.distill.annotate;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.CairnException;
import dev.cairn.core.Segment;
import dev.cairn.core.Trajectory;
import dev.cairn.core.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts trajectories by rules, without a language model: rooms entered, things handled, devices operated, readings taken,
 * time spent. Deterministic. Every argument is a thing that the actions of the sub-goal name, or a count.
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
        return new AnnotatedTrajectory(kept, Lengths.apply(segments(Move.of(kept.steps()))), name());
    }

    private static List<Segment> segments(List<Move> moves) {
        List<Segment> segments = new ArrayList<>();
        int step = 0;
        for (int next = 0; next < moves.size(); ) {
            Rule.Match match = first(moves.subList(next, moves.size()));
            int steps = moves.subList(next, next + match.moves()).stream()
                    .mapToInt(Move::steps)
                    .sum();
            segments.add(new Segment(match.subGoal(), step, step + steps));
            step += steps;
            next += match.moves();
        }
        return segments;
    }

    private static Rule.Match first(List<Move> moves) {
        return Rules.ALL.stream()
                .map(rule -> rule.match(moves))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new CairnException("no rule takes '" + moves.get(0).action() + "'"));
    }
}
