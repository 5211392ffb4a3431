package dev.cairn.distill.annotate;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Trajectory;
import dev.cairn.core.UserException;
import dev.cairn.domain.annotation.AnnotationRules;

/** An annotator that may fail for a single trajectory. */
public abstract class AttemptingAnnotator implements Annotator {
    @Override
    public final AnnotatedTrajectory annotate(Trajectory trajectory) {
        Annotation annotation = attempt(trajectory);
        if (annotation instanceof Annotation.Failed failed) {
            throw new AnnotationFailedException(failed);
        }
        return ((Annotation.Done) annotation).trajectory();
    }

    @Override
    public abstract Annotation attempt(Trajectory trajectory);

    /**
     * The steps to annotate.
     *
     * @throws UserException if there are none
     */
    public static Trajectory kept(AnnotationRules rules, Trajectory trajectory) {
        Trajectory kept = rules.kept(trajectory);
        if (kept.steps().isEmpty()) {
            throw new UserException("the trajectory " + trajectory.variation().key()
                    + " has no step to learn from; delete it from the file");
        }
        return kept;
    }
}
