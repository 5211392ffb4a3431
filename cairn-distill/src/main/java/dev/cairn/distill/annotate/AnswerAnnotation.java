package dev.cairn.distill.annotate;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import dev.cairn.distill.annotate.repair.AlignmentRepair;
import dev.cairn.distill.annotate.repair.AnnotatedAction;
import dev.cairn.distill.annotate.repair.Answer;
import dev.cairn.distill.annotate.repair.RepairFailedException;
import dev.cairn.distill.annotate.repair.Repaired;
import dev.cairn.distill.annotate.repair.RunNamer;
import dev.cairn.distill.annotate.repair.UnreadableAnswerException;
import dev.cairn.domain.action.ActionLanguage;
import java.util.List;
import java.util.function.Supplier;

/** From an answer, wherever it comes from, to an annotated trajectory. */
public final class AnswerAnnotation {
    private AnswerAnnotation() {}

    private static Answer canonical(Answer answer, ActionLanguage language) {
        return new Answer(canonical(answer.actions(), language), answer.remarks());
    }

    private static List<AnnotatedAction> canonical(List<AnnotatedAction> actions, ActionLanguage language) {
        return actions.stream()
                .map(item -> new AnnotatedAction(language.canonical(item.action()), item.subGoal()))
                .toList();
    }

    /**
     * Reads and repairs.
     *
     * @param language in which an action of the answer is one of the steps', however the two are spelled
     * @param kept the steps to annotate
     * @param answer reads the answer; may throw {@link UnreadableAnswerException}
     * @param namer for runs that the answer leaves out
     */
    public static Annotation of(
            ActionLanguage language, Trajectory kept, String annotator, Supplier<Answer> answer, RunNamer namer) {
        try {
            Repaired repaired = new AlignmentRepair(
                            run -> canonical(namer.name(run), language), AlignmentRepair.Stalled.JOIN)
                    .repair(
                            kept.steps().stream()
                                    .map(Step::action)
                                    .map(language::canonical)
                                    .toList(),
                            canonical(answer.get(), language));
            return new Annotation.Done(new AnnotatedTrajectory(kept, repaired.segments(), annotator), repaired.log());
        } catch (UnreadableAnswerException | RepairFailedException e) {
            return new Annotation.Failed(kept.variation(), String.valueOf(e.getMessage()));
        }
    }
}
