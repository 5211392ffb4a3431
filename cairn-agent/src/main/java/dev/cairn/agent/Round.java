package dev.cairn.agent;

import dev.cairn.agent.timing.Part;
import dev.cairn.agent.timing.PartTimes;
import dev.cairn.core.Choice;
import dev.cairn.core.Effort;
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
     * @param action the last one sent to the world, or {@code end subgoal}, or a thought
     * @param predictions what the policy proposed
     * @param choice why this action
     */
    record Result(
            String action,
            List<String> predictions,
            Choice choice,
            String observation,
            Outcome outcome,
            Effort effort) {}

    private final TextEnvironment environment;
    private final PartTimes times;

    Round(TextEnvironment environment, PartTimes times) {
        this.environment = environment;
        this.times = times;
    }

    Result play(Decision.EndSubGoal end, EpisodeRecord record) {
        return new Result(
                ActionLanguage.END_SUBGOAL,
                end.predictions(),
                Choice.END_SUB_GOAL,
                ActionLanguage.END_OBSERVATION,
                record.lastOutcome(),
                end.effort());
    }

    Result play(Decision.Act act, EpisodeRecord record) {
        String action =
                Sanitizer.clean(Sanitizer.sanitize(act.predictions().get(0))).strip();
        Outcome outcome = environment.step(action);
        if (outcome.kind() != ObservationKind.UNKNOWN_ACTION || outcome.done()) {
            return result(act, action, act.choice(), outcome);
        }
        List<String> valid = environment.validActions();
        String look = environment.look();
        String inventory = environment.inventory();
        ActionMatcher.Match match = times.time(
                Part.MATCHER,
                () -> new ActionMatcher(valid, look, inventory).nearest(act.predictions(), record.actions()));
        return result(act, match.action(), match.choice(), environment.step(match.action()));
    }

    Result play(Decision.Say say) {
        Outcome outcome = environment.step(say.action());
        return new Result(
                say.action(), List.of(say.action()), say.choice(), outcome.observation(), outcome, say.effort());
    }

    Result play(Decision.Think think, EpisodeRecord record) {
        return new Result(
                think.thought(), List.of(), Choice.THOUGHT, think.answer(), record.lastOutcome(), think.effort());
    }

    private static Result result(Decision.Act act, String action, Choice choice, Outcome outcome) {
        return new Result(action, act.predictions(), choice, outcome.observation(), outcome, act.effort());
    }
}
