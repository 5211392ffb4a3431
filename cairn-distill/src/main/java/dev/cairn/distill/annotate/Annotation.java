package dev.cairn.distill.annotate;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Variation;
import dev.cairn.distill.annotate.repair.RepairLog;

/** How an attempt to annotate a trajectory ended. */
public sealed interface Annotation {
    /** A trajectory cut into sub-goals, and what it took. */
    record Done(AnnotatedTrajectory trajectory, RepairLog repairs) implements Annotation {}

    /** No sub-goals, and why. */
    record Failed(Variation variation, String reason) implements Annotation {}
}
