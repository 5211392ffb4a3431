package dev.cairn.distill.annotate;

import dev.cairn.core.SubGoal;
import dev.cairn.core.Trajectory;
import dev.cairn.distill.annotate.repair.AnnotatedAction;
import dev.cairn.distill.annotate.repair.MissingRun;
import dev.cairn.distill.annotate.repair.RunNamer;
import dev.cairn.domain.annotation.AnnotationRules;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Names missing actions by what the rules call them.
 *
 * @param kept the steps that are annotated
 */
public record RuleNamer(AnnotationRules rules, Trajectory kept) implements RunNamer {
    @Override
    public List<AnnotatedAction> name(MissingRun run) {
        List<SubGoal> subGoals = new RuleAnnotator(rules).annotate(kept).subGoalPerStep();
        return IntStream.range(run.from(), run.to())
                .mapToObj(step -> new AnnotatedAction(
                        kept.steps().get(step).action(), subGoals.get(step).text()))
                .toList();
    }
}
