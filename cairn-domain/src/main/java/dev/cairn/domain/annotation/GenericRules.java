package dev.cairn.domain.annotation;

import dev.cairn.core.Segment;
import dev.cairn.core.Step;
import dev.cairn.core.SubGoal;
import dev.cairn.core.Trajectory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Rules that need to know nothing of a world. A sub-goal ends where the score changes, where another place is entered, and
 * where a run of one verb begins or ends; it is named by the verb and the arguments of its last action, a run by all its
 * arguments: {@code go_to(study)}, {@code open(drawer, cupboard)}.
 */
public final class GenericRules implements AnnotationRules {
    /** Actions of one sub-goal at most. */
    private static final int MOST_ACTIONS = 12;

    private static final int MOST_ARGUMENTS = 4;

    private final Function<String, Optional<String>> place;
    private final Continuations continuations = new Continuations(MOST_ACTIONS, Set.of());

    /** @param place name of the place that a look describes, if it says one */
    public GenericRules(Function<String, Optional<String>> place) {
        this.place = place;
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
        List<Segment> segments = new ArrayList<>();
        List<PlainAction> actions = kept.steps().stream()
                .map(step -> PlainAction.of(step.action()))
                .toList();
        int from = 0;
        for (int step = 0; step < actions.size(); step++) {
            if (endsAfter(kept.steps(), actions, from, step)) {
                segments.add(new Segment(name(actions.subList(from, step + 1)), from, step + 1));
                from = step + 1;
            }
        }
        return continuations.apply(segments);
    }

    private boolean endsAfter(List<Step> steps, List<PlainAction> actions, int from, int step) {
        if (step == steps.size() - 1) {
            return true;
        }
        if (actions.get(step + 1).isAnswer()) {
            return false;
        }
        double before = step == 0 ? 0 : steps.get(step - 1).score();
        return steps.get(step).score() != before
                || isElsewhere(steps.get(step), steps.get(step + 1))
                || step + 1 - from == MOST_ACTIONS
                || !goesOn(actions, step) && (isRun(actions, step) || isRun(actions, step + 1));
    }

    private boolean isElsewhere(Step step, Step next) {
        Optional<String> entered = place.apply(next.look());
        return entered.isPresent() && !entered.equals(place.apply(step.look()));
    }

    /** Whether an action has a neighbour of the same verb. */
    private static boolean isRun(List<PlainAction> actions, int at) {
        return goesOn(actions, at) || at > 0 && goesOn(actions, at - 1);
    }

    /** Whether the action after this one has the same verb. */
    private static boolean goesOn(List<PlainAction> actions, int at) {
        return at + 1 < actions.size()
                && actions.get(at).verb().equals(actions.get(at + 1).verb());
    }

    private static SubGoal name(List<PlainAction> actions) {
        List<PlainAction> said =
                actions.stream().filter(action -> !action.isAnswer()).toList();
        if (said.isEmpty()) {
            return SubGoal.of("answer", actions.get(actions.size() - 1).verb());
        }
        PlainAction last = said.get(said.size() - 1);
        Set<String> arguments = new LinkedHashSet<>();
        if (said.stream().allMatch(action -> action.verb().equals(last.verb()))) {
            said.forEach(action -> arguments.addAll(action.arguments()));
        } else {
            arguments.addAll(last.arguments());
        }
        return SubGoal.of(
                last.verb(), arguments.stream().limit(MOST_ARGUMENTS).toArray(String[]::new));
    }
}
