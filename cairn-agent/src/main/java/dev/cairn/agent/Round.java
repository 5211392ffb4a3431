package dev.cairn.agent;

import dev.cairn.distill.action.ActionLanguage;
import dev.cairn.distill.text.Sanitizer;
import dev.cairn.simulator.ObservationKind;
import dev.cairn.simulator.Outcome;
import dev.cairn.simulator.TextEnvironment;
import java.util.List;

/** One round: carries a decision out, and tries the nearest valid action when the world does not know the first. */
final class Round {
    /**
     * What a round led to.
     *
     * @param action the last one sent to the world, or {@code end subgoal}
     * @param predictions what the policy proposed
     * @param repaired the first prediction was rejected
     */
    record Result(String action, List<String> predictions, boolean repaired, String observation, Outcome outcome) {}

    private final TextEnvironment environment;

    Round(TextEnvironment environment) {
        this.environment = environment;
    }

    Result play(Decision decision, EpisodeRecord record) {
        if (!(decision instanceof Decision.Act act)) {
            return new Result(
                    ActionLanguage.END_SUBGOAL, List.of(), false, ActionLanguage.END_OBSERVATION, record.lastOutcome());
        }
        String action =
                Sanitizer.clean(Sanitizer.sanitize(act.predictions().get(0))).strip();
        Outcome outcome = environment.step(action);
        if (outcome.kind() != ObservationKind.UNKNOWN_ACTION || outcome.done()) {
            return new Result(action, act.predictions(), false, outcome.observation(), outcome);
        }
        String nearest = new ActionMatcher(environment.validActions(), environment.look(), environment.inventory())
                .nearest(act.predictions(), record.actions());
        Outcome second = environment.step(nearest);
        return new Result(nearest, act.predictions(), true, second.observation(), second);
    }
}
