package dev.cairn.agent;

import dev.cairn.agent.match.ActionMatcher;
import dev.cairn.agent.match.MatchContext;
import dev.cairn.agent.timing.Part;
import dev.cairn.agent.timing.PartTimes;
import dev.cairn.core.Choice;
import dev.cairn.core.TaskId;
import dev.cairn.core.Usage;
import dev.cairn.domain.ObservationKind;
import dev.cairn.domain.Outcome;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.domain.action.SubGoalEnd;
import dev.cairn.domain.text.OneLine;
import java.util.List;

/** One step: carries a decision out, and tries the nearest valid action when the world does not know the first. */
final class StepExecution {
    /**
     * What a step led to.
     *
     * @param action the last one sent to the world, or {@code end subgoal}, or a thought
     * @param predictions what the policy proposed, as far as it was looked at
     * @param choice why this action
     */
    record Result(
            String action, List<String> predictions, Choice choice, String observation, Outcome outcome, Usage usage) {}

    private final TextEnvironment environment;
    private final PartTimes times;
    private final TaskId task;
    private final RunRules rules;

    StepExecution(TextEnvironment environment, PartTimes times, TaskId task, RunRules rules) {
        this.environment = environment;
        this.times = times;
        this.task = task;
        this.rules = rules;
    }

    Result play(Decision.EndSubGoal end, EpisodeRecord record) {
        Outcome last = record.lastOutcome();
        String observation = rules.endObservation().after(last);
        return new Result(SubGoalEnd.ACTION, end.predictions(), Choice.END_SUB_GOAL, observation, last, end.usage());
    }

    /** What came of an action that the world does not know is not looked at; the time it took is gone. */
    Result play(Decision.Act act, EpisodeRecord record) {
        String action = OneLine.withBlanks(
                        rules.texts().normalize(act.predictions().get(0)))
                .strip();
        Outcome outcome = environment.step(action);
        if (outcome.kind() != ObservationKind.UNKNOWN_ACTION) {
            return result(act, act.predictions(), action, act.choice(), outcome);
        }
        MatchContext moment = new MatchContext(
                task.name(), environment.validActions(), environment.look(), environment.inventory(), record.actions());
        List<String> predictions = act.all().get();
        ActionMatcher.Match match =
                times.time(Part.MATCHER, () -> rules.matcher().nearest(predictions, moment));
        return result(act, predictions, match.action(), match.choice(), environment.step(match.action()));
    }

    Result play(Decision.Say say) {
        Outcome outcome = environment.step(say.action());
        return new Result(
                say.action(), List.of(say.action()), say.choice(), outcome.observation(), outcome, say.usage());
    }

    Result play(Decision.Think think, EpisodeRecord record) {
        return new Result(
                think.thought(), List.of(), Choice.THOUGHT, think.answer(), record.lastOutcome(), think.usage());
    }

    private static Result result(
            Decision.Act act, List<String> predictions, String action, Choice choice, Outcome outcome) {
        return new Result(action, predictions, choice, outcome.observation(), outcome, act.usage());
    }
}
