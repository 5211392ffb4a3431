package dev.cairn.distill.annotate;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Trajectory;

/** Cuts trajectories into sub-goals. */
public interface Annotator {
    /** Name for manifests and records, for example {@code rules}. */
    String name();

    /**
     * Annotates one trajectory.
     *
     * @param trajectory as recorded; steps that teach nothing are dropped first, see {@link KeptSteps}
     * @throws dev.cairn.core.UserException if nothing is left to annotate
     */
    AnnotatedTrajectory annotate(Trajectory trajectory);
}
