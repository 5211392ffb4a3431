package dev.cairn.scienceworld.annotate;

import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Actions put in the words in which the agent sees things, which are those of its sub-goals: {@code move flower pot 3
 * containing pea plant and soil in inventory to red box} is {@code move flower pot 3 to red box}. Whether the world takes them
 * for the same, only a replay shows.
 */
public final class PlainActions {
    private static final ScienceWorldRules RULES = new ScienceWorldRules();

    private PlainActions() {}

    /**
     * Another wording of an action.
     *
     * @param from index of the action's step
     * @param last index of the step with its outcome: the same, or that of the answer if the world asked back
     */
    public record Rewording(int from, int last, String action) {}

    /** Wordings that differ from the recorded ones, in order. */
    public static List<Rewording> of(Trajectory trajectory) {
        List<Step> steps = trajectory.steps();
        int[] kept = IntStream.range(0, steps.size())
                .filter(i -> RULES.teaches(steps.get(i).action()))
                .toArray();
        if (kept.length == 0) {
            return List.of();
        }
        ActionSequence path = new ActionSequence(RULES.kept(trajectory));
        List<Rewording> rewordings = new ArrayList<>();
        int first = 0;
        for (int position = 0; position < path.size(); position++) {
            ParsedAction act = path.at(position);
            int from = kept[first];
            int last = kept[first + act.steps() - 1];
            plain(path, position)
                    .filter(action -> !action.equals(act.before().action()))
                    .ifPresent(action -> rewordings.add(new Rewording(from, last, action)));
            first += act.steps();
        }
        return rewordings;
    }

    private static Optional<String> plain(ActionSequence path, int position) {
        ParsedAction act = path.at(position);
        if (act.thing().isEmpty() || NavigateRule.isWalking(act) || act.is(Verb.OTHER)) {
            return Optional.empty();
        }
        String thing = path.thing(position);
        return Optional.of(
                act.target().isEmpty() ? act.verb().action(thing) : act.verb().action(thing, path.target(position)));
    }
}
