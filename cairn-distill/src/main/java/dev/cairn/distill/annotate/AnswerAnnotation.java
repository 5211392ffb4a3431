package dev.cairn.distill.annotate;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import dev.cairn.distill.annotate.repair.AlignmentRepair;
import dev.cairn.distill.annotate.repair.Answer;
import dev.cairn.distill.annotate.repair.RepairFailedException;
import dev.cairn.distill.annotate.repair.Repaired;
import dev.cairn.distill.annotate.repair.RunNamer;
import dev.cairn.distill.annotate.repair.UnreadableAnswerException;
import java.util.function.Supplier;

/** From an answer, wherever it comes from, to an annotated trajectory. */
public final class AnswerAnnotation {
    private AnswerAnnotation() {}

    /**
     * Reads and repairs.
     *
     * @param kept the steps to annotate
     * @param answer reads the answer; may throw {@link UnreadableAnswerException}
     * @param namer for runs that the answer leaves out
     */
    public static Annotation of(Trajectory kept, String annotator, Supplier<Answer> answer, RunNamer namer) {
        try {
            Repaired repaired = new AlignmentRepair(namer, AlignmentRepair.Stalled.JOIN)
                    .repair(kept.steps().stream().map(Step::action).toList(), answer.get());
            return new Annotation.Done(new AnnotatedTrajectory(kept, repaired.segments(), annotator), repaired.log());
        } catch (UnreadableAnswerException | RepairFailedException e) {
            return new Annotation.Failed(kept.variation(), String.valueOf(e.getMessage()));
        }
    }
}
