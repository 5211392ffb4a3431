package dev.cairn.distill.annotate;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Trajectory;
import dev.cairn.distill.annotate.repair.RepairLog;

/** Cuts trajectories into sub-goals. */
public interface Annotator {
    /** Name for manifests and records, for example {@code rules}. */
    String name();

    /**
     * Annotates one trajectory.
     *
     * @param trajectory as recorded; steps that teach nothing are dropped first
     * @throws dev.cairn.core.UserException if nothing is left to annotate
     * @throws AnnotationFailedException if there is no answer for it, or one that cannot be used
     */
    AnnotatedTrajectory annotate(Trajectory trajectory);

    /**
     * As {@link #annotate}, with what it took, and with failures that concern this trajectory alone as a result.
     *
     * @throws dev.cairn.core.UserException if nothing is left to annotate, or others cannot be annotated either
     */
    default Annotation attempt(Trajectory trajectory) {
        return new Annotation.Done(annotate(trajectory), RepairLog.NONE);
    }
}
