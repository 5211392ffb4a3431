package dev.cairn.distill.annotate;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import dev.cairn.distill.annotate.repair.AlignmentRepair;
import dev.cairn.distill.annotate.repair.AnnotatedAction;
import dev.cairn.distill.annotate.repair.Answer;
import dev.cairn.distill.annotate.repair.Difference;
import dev.cairn.distill.annotate.repair.Edit;
import dev.cairn.distill.annotate.repair.MissingRun;
import dev.cairn.distill.annotate.repair.PlainAction;
import dev.cairn.distill.annotate.repair.RepairFailedException;
import dev.cairn.distill.annotate.repair.RepairLog;
import dev.cairn.distill.annotate.repair.Repaired;
import dev.cairn.distill.annotate.repair.RunNamer;
import dev.cairn.distill.annotate.repair.UnreadableAnswerException;
import dev.cairn.domain.action.ActionLanguage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** From an answer, wherever it comes from, to an annotated trajectory. */
public final class AnswerAnnotation {
    private static final Pattern END = Pattern.compile("[.!]$");

    /** What is taken for the same, from the closest to the loosest. */
    private static final List<UnaryOperator<String>> SPELLINGS = List.of(
            action -> action.toLowerCase(Locale.ROOT),
            action -> PlainAction.of(action).toLowerCase(Locale.ROOT));

    private AnswerAnnotation() {}

    private static Answer canonical(Answer answer, ActionLanguage language, Set<String> gold) {
        Map<String, String> known = new HashMap<>();
        gold.forEach(action -> known.put(action, action));
        // an action with other capitals or marks is the trajectory's, unless that has both
        for (UnaryOperator<String> spelling : SPELLINGS) {
            Map<String, String> spelled = new HashMap<>();
            gold.forEach(action -> spelled.merge(spelling.apply(action), action, (one, other) -> ""));
            spelled.forEach(known::putIfAbsent);
        }
        List<AnnotatedAction> actions = answer.actions().stream()
                .map(item -> new AnnotatedAction(known(item.action(), language, known), item.subGoal()))
                .toList();
        return new Answer(actions, answer.remarks());
    }

    /** As the trajectory spells it; an action with a full stop is the one without, if that is there. */
    private static String known(String action, ActionLanguage language, Map<String, String> known) {
        String canonical = language.canonical(action);
        String bare = language.canonical(END.matcher(action).replaceAll(""));
        Stream<String> spelled = SPELLINGS.stream()
                .flatMap(
                        spelling -> Stream.of(spelling.apply(canonical), spelling.apply(bare), spelling.apply(action)));
        return Stream.concat(Stream.of(canonical, bare), spelled)
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
        boolean complete = !gold.isEmpty() && said.subList(0, end).contains(last(gold));
        return complete ? new Answer(answer.actions().subList(0, end), answer.remarks()) : answer;
    }

    /** Without a last action that is only the beginning of one of the trajectory's, unless that is the trajectory's last. */
    private static Answer whole(List<String> actions, Answer answer) {
        List<AnnotatedAction> items = answer.actions();
        String said = items.isEmpty() ? "" : items.get(items.size() - 1).action();
        boolean breaksOff = !actions.contains(said)
                && actions.stream().anyMatch(action -> action.startsWith(said))
                && !last(actions).startsWith(said);
        return breaksOff && items.size() > 1
                ? new Answer(items.subList(0, items.size() - 1), answer.remarks())
                : answer;
    }

    /**
     * What the namer says of the steps behind an answer that ends before its trajectory does; empty if it says nothing that can be
     * read, or the answer has the last action, however that is spelled.
     */
    private static List<AnnotatedAction> end(List<String> gold, Answer answer, RunNamer namer) {
        List<String> said =
                answer.actions().stream().map(AnnotatedAction::action).toList();
        boolean ends = said.isEmpty()
                || !gold.contains(last(said))
                || last(said).equals(last(gold))
                || Collections.frequency(said, last(gold)) >= Collections.frequency(gold, last(gold));
        if (ends) {
            return List.of();
        }
        List<String> whole = new ArrayList<>(said);
        whole.add(last(gold));
        int missing = Difference.of(gold, whole).edits().stream()
                .filter(Edit.Match.class::isInstance)
                .mapToInt(match -> match.gold() + 1)
                .max()
                .orElse(0);
        // a run has two actions at least: of a single one at the end the one before it is the answer's to name
        int from = Math.min(missing, gold.size() - 2);
        try {
            List<AnnotatedAction> named = namer.name(new MissingRun(from, gold.subList(from, gold.size())));
            return from == missing ? named : named.subList(named.size() - 1, named.size());
        } catch (UnreadableAnswerException e) {
            return List.of();
        }
    }

    private static String last(List<String> actions) {
        return actions.get(actions.size() - 1);
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
            List<String> actions = kept.steps().stream().map(Step::action).toList();
            List<String> gold = actions.stream().map(language::canonical).toList();
            RunNamer canonical = run -> canonical(namer.name(run), language);
            Answer said = ofTrajectory(gold, canonical(whole(actions, answer.get()), language, new HashSet<>(gold)));
            List<AnnotatedAction> end = end(gold, said, canonical);
            Repaired repaired =
                    new AlignmentRepair(canonical, AlignmentRepair.Stalled.JOIN).repair(gold, said.with(end));
            RepairLog log = end.isEmpty() ? repaired.log() : repaired.log().withNamedRun();
            return new Annotation.Done(new AnnotatedTrajectory(kept, repaired.segments(), annotator), log);
        } catch (UnreadableAnswerException | RepairFailedException e) {
            return new Annotation.Failed(kept.variation(), String.valueOf(e.getMessage()));
        }
    }
}
