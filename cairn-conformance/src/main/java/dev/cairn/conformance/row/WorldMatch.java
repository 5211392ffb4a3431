package dev.cairn.conformance.row;

import dev.cairn.agent.EarlyStop;
import dev.cairn.agent.match.ActionMatcher;
import dev.cairn.agent.match.MatchContext;
import dev.cairn.core.Example;
import dev.cairn.core.Step;
import dev.cairn.core.Variation;
import dev.cairn.domain.Outcome;
import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.TextEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The published agent's comparison of actions: what counts is not the model's answer but the valid action nearest to it, in a
 * world that goes on with these actions while the prompts are those of the gold trajectory. Rows behind the end are not counted.
 *
 * @param executed rows whose action was taken
 * @param equal of those, how many actions are the target
 * @param score whole points at the end, a negative one is 0
 */
public record WorldMatch(String task, int variation, int executed, int equal, int score) {
    /** Actions that only alternate between two, after which it ends. */
    private static final int LOOP = 5;

    /**
     * Goes through the rows of one variation.
     *
     * @param rows in their order
     * @param answers of the model to an input, best first
     */
    public static WorldMatch of(
            Variation variation,
            List<Example> rows,
            Function<String, List<String>> answers,
            TextEnvironment world,
            ActionMatcher matcher,
            int moveLimit) {
        world.reset(variation, new ResetOptions(ResetOptions.EASY, moveLimit, false));
        List<String> actions = new ArrayList<>(List.of(Step.LOOK_AROUND));
        int equal = 0;
        int score = 0;
        for (Example row : rows) {
            MatchContext moment = new MatchContext("", world.validActions(), world.look(), world.inventory(), actions);
            String action = matcher.nearest(answers.apply(row.input()), moment).action();
            Outcome outcome = world.step(action);
            actions.add(action);
            equal += action.equals(row.target()) ? 1 : 0;
            score = Math.max(0, outcome.score());
            if (outcome.done()
                    || outcome.score() < 0
                    || actions.size() > 2 * moveLimit
                    || EarlyStop.alternates(actions, LOOP)) {
                break;
            }
        }
        return new WorldMatch(variation.task().code(), variation.number(), actions.size() - 1, equal, score);
    }
}
