package dev.cairn.domain.annotation;

import dev.cairn.core.Segment;
import dev.cairn.core.Step;
import dev.cairn.core.SubGoal;
import dev.cairn.core.Trajectory;
import dev.cairn.domain.action.ActionLanguage;
import dev.cairn.domain.text.TextReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Rules for any world. A sub-goal ends where the score changes, where another place is entered, and where a run of one verb begins
 * or ends; it is named by the verb and the arguments of its last action, a run by all its arguments: {@code go_to(study)},
 * {@code open(drawer, cupboard)}. An action that only answers a question of the world, by a number, belongs to the one before it.
 */
public final class GenericRules implements AnnotationRules {
    /** Actions of one sub-goal at most. */
    private static final int MOST_ACTIONS = 12;

    private static final int MOST_ARGUMENTS = 4;

    private final ActionLanguage language;
    private final TextReader texts;
    private final Continuations continuations = new Continuations(MOST_ACTIONS, Set.of());

    /**
     * Rules.
     *
     * @param language tells verb and arguments apart
     * @param texts tells where the agent is, if it can
     */
    public GenericRules(ActionLanguage language, TextReader texts) {
        this.language = language;
        this.texts = texts;
    }

    /** All actions but looking around, which costs an agent nothing. */
    @Override
    public boolean teaches(String action) {
        return !action.equals(Step.LOOK_AROUND);
    }

    /** Most worlds say {@code go to} of it. */
    @Override
    public String travelVerb() {
        return "go_to";
    }

    @Override
    public List<Segment> segments(Trajectory kept) {
        List<SubGoal> calls =
                kept.steps().stream().map(step -> call(step.action())).toList();
        List<Segment> segments = new ArrayList<>();
        int from = 0;
        for (int step = 0; step < calls.size(); step++) {
            if (endsAfter(kept.steps(), calls, from, step)) {
                segments.add(new Segment(name(calls.subList(from, step + 1)), from, step + 1));
                from = step + 1;
            }
        }
        return continuations.apply(segments);
    }

    /** {@code go to study} is {@code go_to(study)}; an action that the language does not know stands for itself. */
    private SubGoal call(String action) {
        SubGoal formal = new SubGoal(language.formalize(action).orElse(action));
        return SubGoal.of(
                formal.head().toLowerCase(Locale.ROOT), formal.arguments().toArray(String[]::new));
    }

    private boolean endsAfter(List<Step> steps, List<SubGoal> calls, int from, int step) {
        if (step == steps.size() - 1) {
            return true;
        }
        if (isAnswer(calls.get(step + 1))) {
            return false;
        }
        double before = step == 0 ? 0 : steps.get(step - 1).score();
        return steps.get(step).score() != before
                || isElsewhere(steps.get(step), steps.get(step + 1))
                || step + 1 - from == MOST_ACTIONS
                || (!goesOn(calls, step) && (isRun(calls, step) || isRun(calls, step + 1)));
    }

    private boolean isElsewhere(Step step, Step next) {
        Optional<String> entered = texts.place(next.look());
        return entered.isPresent() && !entered.equals(texts.place(step.look()));
    }

    private static boolean isAnswer(SubGoal call) {
        return call.arguments().isEmpty() && call.head().chars().allMatch(Character::isDigit);
    }

    /** Whether an action has a neighbour of the same verb. */
    private static boolean isRun(List<SubGoal> calls, int at) {
        return goesOn(calls, at) || (at > 0 && goesOn(calls, at - 1));
    }

    /** Whether the action after this one has the same verb. */
    private static boolean goesOn(List<SubGoal> calls, int at) {
        return at + 1 < calls.size()
                && calls.get(at).head().equals(calls.get(at + 1).head());
    }

    private static SubGoal name(List<SubGoal> calls) {
        List<SubGoal> said = calls.stream().filter(call -> !isAnswer(call)).toList();
        if (said.isEmpty()) {
            return SubGoal.of("answer", calls.get(calls.size() - 1).head());
        }
        SubGoal last = said.get(said.size() - 1);
        Set<String> arguments = new LinkedHashSet<>();
        if (said.stream().allMatch(call -> call.head().equals(last.head()))) {
            said.forEach(call -> arguments.addAll(call.arguments()));
        } else {
            arguments.addAll(last.arguments());
        }
        return SubGoal.of(last.head(), arguments.stream().limit(MOST_ARGUMENTS).toArray(String[]::new));
    }
}
