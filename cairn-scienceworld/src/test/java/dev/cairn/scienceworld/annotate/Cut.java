package dev.cairn.scienceworld.annotate;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Trajectory;

/** Trajectories with the sub-goals that the rules name. */
final class Cut {
    private static final ScienceWorldRules RULES = new ScienceWorldRules();

    private Cut() {}

    static AnnotatedTrajectory of(Trajectory recorded) {
        Trajectory kept = RULES.kept(recorded);
        return new AnnotatedTrajectory(kept, RULES.segments(kept), "rules");
    }
}
