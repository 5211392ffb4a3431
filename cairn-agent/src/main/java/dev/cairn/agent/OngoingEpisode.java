package dev.cairn.agent;

import dev.cairn.agent.timing.PartTimes;
import dev.cairn.core.EndReason;
import dev.cairn.core.Episode;
import dev.cairn.core.EpisodeStep;
import dev.cairn.core.Variation;
import dev.cairn.domain.Outcome;
import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.domain.pool.EnvironmentFailure;
import dev.cairn.domain.protocol.Limits;
import dev.cairn.domain.protocol.Protocol;
import java.util.List;
import java.util.Optional;

/**
 * An episode that is played step by step, by the agent or by somebody who decides in its place: decide, act, observe, until the world,
 * the protocol or the policy ends it. For one thread at a time.
 */
public final class OngoingEpisode {
    private final Variation variation;
    private final String task;
    private final Policy policy;
    private final Actor actor;
    private final RunRules rules;
    private final EpisodeListener listener;
    private final StepExecution execution;
    private final EpisodeRecord record;
    private Optional<EndReason> end = Optional.empty();

    private OngoingEpisode(
            TextEnvironment environment,
            RunRules rules,
            EpisodeListener listener,
            PartTimes times,
            Policy policy,
            Variation variation,
            Outcome start) {
        this.variation = variation;
        this.rules = rules;
        this.listener = listener;
        this.policy = policy;
        task = environment.taskDescription();
        listener.started(variation, task);
        record = new EpisodeRecord(start, limits().actions(variation.task()), listener);
        actor = policy.begin(variation, environment);
        execution = new StepExecution(environment, times, variation.task(), rules);
    }

    /**
     * Starts an episode.
     *
     * @param listener hears of each step and of a failure, not of the end
     * @param times adds up how long the matcher takes
     * @throws RuntimeException what the environment or the policy throws: nothing has begun then
     */
    public static OngoingEpisode begin(
            TextEnvironment environment,
            RunRules rules,
            EpisodeListener listener,
            PartTimes times,
            Policy policy,
            Variation variation) {
        Protocol protocol = rules.protocol();
        ResetOptions options =
                new ResetOptions(protocol.simplifications(), protocol.limits().moves(), policy.needsGold());
        Outcome start = reset(environment, variation, options);
        return new OngoingEpisode(environment, rules, listener, times, policy, variation, start);
    }

    /** An environment that breaks down before the first move costs nothing: the next one starts again. */
    private static Outcome reset(TextEnvironment environment, Variation variation, ResetOptions options) {
        try {
            return environment.reset(variation, options);
        } catch (EnvironmentFailure e) {
            return environment.reset(variation, options);
        }
    }

    public String taskDescription() {
        return task;
    }

    /** Why it has ended; empty as long as it goes on. */
    public Optional<EndReason> end() {
        return end;
    }

    /** What came of the last action; at first of the world's own {@code look around}. */
    public Outcome lastOutcome() {
        return record.lastOutcome();
    }

    /** Steps so far. */
    public List<EpisodeStep> steps() {
        return record.steps();
    }

    /**
     * One step of the agent. A failure ends the episode.
     *
     * @throws RuntimeException a failure that is the user's to mend, or if this thread was interrupted
     */
    public void step() {
        guarded(() -> carryOut(actor.decide(number())));
    }

    /** As above, but the agent is not asked; it observes what comes of the decision. */
    public void step(Decision decision) {
        guarded(() -> carryOut(decision));
    }

    private void guarded(Runnable step) {
        requireOngoing();
        try {
            step.run();
        } catch (RuntimeException e) {
            end = Optional.of(EpisodeFailure.endOf(e, variation, listener));
        }
    }

    /** The episode so far; one that goes on counts as stopped. */
    public Episode episode() {
        return record.finish(
                policy.name(),
                rules.protocol(),
                variation,
                task,
                end.orElse(EndReason.POLICY_STOPPED),
                actor.subGoals());
    }

    private void carryOut(Decision decision) {
        StepExecution.Result result;
        if (decision instanceof Decision.Act act) {
            result = execution.play(act, record);
        } else if (decision instanceof Decision.EndSubGoal reached) {
            result = execution.play(reached, record);
        } else if (decision instanceof Decision.Say say) {
            result = execution.play(say);
        } else if (decision instanceof Decision.Think think) {
            result = execution.play(think, record);
        } else {
            end = Optional.of(EndReason.POLICY_STOPPED);
            return;
        }
        actor.observe(result.action(), result.observation(), result.outcome().score());
        int step = number();
        record.add(step, actor, result);
        end = endOf(result.outcome(), step)
                .or(() -> rules.earlyStop(policy).check(rules.protocol(), record.actions(), record.scores()));
    }

    private Optional<EndReason> endOf(Outcome outcome, int step) {
        if (outcome.score() < 0) {
            return Optional.of(EndReason.FAILED);
        }
        if (outcome.completed()) {
            return Optional.of(EndReason.COMPLETED);
        }
        if (outcome.done()) {
            return Optional.of(EndReason.MOVE_LIMIT);
        }
        if (record.actionsUsedUp()) {
            return Optional.of(EndReason.ACTION_LIMIT);
        }
        return step >= limits().steps() ? Optional.of(EndReason.STEP_LIMIT) : Optional.empty();
    }

    private Limits limits() {
        return rules.protocol().limits();
    }

    /** Of the step that comes next, from 1. */
    private int number() {
        return record.steps().size() + 1;
    }

    private void requireOngoing() {
        if (end.isPresent()) {
            throw new IllegalStateException(
                    "the episode has ended: " + end.get().label());
        }
    }
}
