package dev.cairn.distill.annotate;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Trajectory;
import dev.cairn.domain.annotation.AnnotationRules;

/** Cuts trajectories by the rules of their world, without a language model. */
public record RuleAnnotator(AnnotationRules rules) implements Annotator {
    @Override
    public String name() {
        return "rules";
    }

    @Override
    public AnnotatedTrajectory annotate(Trajectory trajectory) {
        Trajectory kept = AttemptingAnnotator.kept(rules, trajectory);
        return new AnnotatedTrajectory(kept, rules.segments(kept), name());
    }
}
