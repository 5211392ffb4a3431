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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** From an answer, wherever it comes from, to an annotated trajectory. */
public final class AnswerAnnotation {
    private static final Pattern END = Pattern.compile("[.!]$");

    private AnswerAnnotation() {}

    private static Answer canonical(Answer answer, ActionLanguage language, Set<String> gold) {
        Map<String, String> known = new HashMap<>();
        // an action with other capitals is the trajectory's, unless that has both
        gold.forEach(action -> known.merge(action.toLowerCase(Locale.ROOT), action, (one, other) -> ""));
        gold.forEach(action -> known.put(action, action));
        List<AnnotatedAction> actions = answer.actions().stream()
                .map(item -> new AnnotatedAction(known(item.action(), language, known), item.subGoal()))
                .toList();
        return new Answer(actions, answer.remarks());
    }

    /** As the trajectory spells it; an action with a full stop is the one without, if that is there. */
    private static String known(String action, ActionLanguage language, Map<String, String> known) {
        String canonical = language.canonical(action);
        String bare = language.canonical(END.matcher(action).replaceAll(""));
        return Stream.of(canonical, bare, canonical.toLowerCase(Locale.ROOT), bare.toLowerCase(Locale.ROOT))
                .map(spelling -> known.getOrDefault(spelling, ""))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(canonical);
    }

    private static List<AnnotatedAction> canonical(List<AnnotatedAction> actions, ActionLanguage language) {
        return actions.stream()
                .map(item -> new AnnotatedAction(language.canonical(item.action()), item.subGoal()))
                .toList();
    }

    /**
     * Without what follows the trajectory's last action, such as a note: repair would take the last item of an answer for that action.
     *
     * @throws RepairFailedException if no action is the trajectory's
     */
    private static Answer ofTrajectory(List<String> gold, Answer answer) {
        List<String> said =
                answer.actions().stream().map(AnnotatedAction::action).toList();
        Set<String> known = new HashSet<>(gold);
        int end = said.size();
        while (end > 0 && !known.contains(said.get(end - 1))) {
            end--;
        }
        if (end == 0 && !gold.isEmpty() && !said.isEmpty()) {
            throw new RepairFailedException(
                    "none of the actions in the answer is one of the trajectory's: '" + said.get(0) + "'");
        }
        boolean complete = !gold.isEmpty() && said.subList(0, end).contains(gold.get(gold.size() - 1));
        return complete ? new Answer(answer.actions().subList(0, end), answer.remarks()) : answer;
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
            List<String> gold = kept.steps().stream()
                    .map(Step::action)
                    .map(language::canonical)
                    .toList();
            Repaired repaired = new AlignmentRepair(
                            run -> canonical(namer.name(run), language), AlignmentRepair.Stalled.JOIN)
                    .repair(gold, ofTrajectory(gold, canonical(answer.get(), language, new HashSet<>(gold))));
            return new Annotation.Done(new AnnotatedTrajectory(kept, repaired.segments(), annotator), repaired.log());
        } catch (UnreadableAnswerException | RepairFailedException e) {
            return new Annotation.Failed(kept.variation(), String.valueOf(e.getMessage()));
        }
    }
}
