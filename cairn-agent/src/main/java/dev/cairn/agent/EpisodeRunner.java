package dev.cairn.agent;

import dev.cairn.agent.timing.PartTimes;
import dev.cairn.core.EndReason;
import dev.cairn.core.Episode;
import dev.cairn.core.OutOfMemory;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.domain.Outcome;
import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.domain.pool.EnvironmentFailure;
import dev.cairn.domain.protocol.Protocol;
import dev.cairn.llm.PermanentLlmException;
import dev.cairn.llm.RetriableLlmException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs episodes: decide, act, observe, until the world, the protocol or the policy ends it. */
public final class EpisodeRunner {
    private static final Logger LOG = LoggerFactory.getLogger(EpisodeRunner.class);

    private final TextEnvironment environment;
    private final RunRules rules;
    private final EpisodeListener listener;
    private final PartTimes times;

    /** A runner by the usual rules of a protocol. */
    public EpisodeRunner(TextEnvironment environment, Protocol protocol, EpisodeListener listener) {
        this(environment, RunRules.of(protocol), listener, new PartTimes());
    }

    /**
     * A runner.
     *
     * @param times adds up how long the matcher takes
     */
    public EpisodeRunner(TextEnvironment environment, RunRules rules, EpisodeListener listener, PartTimes times) {
        this.environment = environment;
        this.rules = rules;
        this.listener = listener;
        this.times = times;
    }

    /** Runs one episode from its start to its end, or several if the policy wants to try again: the best of them counts. */
    public Episode run(Policy policy, Variation variation) {
        return Trials.run(policy, one -> trial(one, variation));
    }

    private Episode trial(Policy policy, Variation variation) {
        try {
            return episode(policy, variation);
        } catch (RuntimeException e) {
            // Not even begun: it counts 0 all the same.
            return new Episode(
                    policy.name(),
                    rules.protocol().name(),
                    variation,
                    "",
                    0,
                    0,
                    0,
                    0,
                    endOf(e, variation),
                    List.of(),
                    List.of(),
                    List.of());
        }
    }

    private Episode episode(Policy policy, Variation variation) {
        Outcome start = reset(
                variation,
                new ResetOptions(
                        rules.protocol().simplifications(),
                        rules.protocol().limits().moves(),
                        policy.needsGold()));
        String task = environment.taskDescription();
        listener.started(variation, task);
        EpisodeRecord record =
                new EpisodeRecord(start, rules.protocol().limits().actions(variation.task()), listener);
        Actor actor = policy.begin(variation, environment);
        EndReason end = play(variation, actor, rules.earlyStop(policy), record);
        Episode episode = record.finish(policy.name(), rules.protocol(), variation, task, end, actor.subGoals());
        listener.ended(episode);
        return episode;
    }

    /** An environment that breaks down before the first move costs nothing: the next one starts again. */
    private Outcome reset(Variation variation, ResetOptions options) {
        try {
            return environment.reset(variation, options);
        } catch (EnvironmentFailure e) {
            return environment.reset(variation, options);
        }
    }

    private EndReason play(Variation variation, Actor actor, EarlyStop earlyStop, EpisodeRecord record) {
        try {
            StepExecution execution = new StepExecution(environment, times, variation.task(), rules);
            return loop(execution, actor, earlyStop, record);
        } catch (RuntimeException e) {
            return endOf(e, variation);
        }
    }

    /**
     * What a failure makes of its episode; the other episodes go on.
     *
     * @throws RuntimeException the failure itself if it is the user's to mend, for want of memory too, or if this thread was interrupted
     */
    private EndReason endOf(RuntimeException failure, Variation variation) {
        if (failure instanceof UserException || Thread.currentThread().isInterrupted()) {
            throw failure;
        }
        OutOfMemory.in(failure).ifPresent(mendable -> {
            throw mendable;
        });
        listener.failed(variation, failure);
        if (failure instanceof EnvironmentFailure) {
            return EndReason.ENVIRONMENT_FAILED;
        }
        if (failure instanceof RetriableLlmException || failure instanceof PermanentLlmException) {
            LOG.warn("the language model failed: {}", failure.getMessage());
            return EndReason.LLM_FAILED;
        }
        LOG.warn("the policy failed", failure);
        return EndReason.POLICY_FAILED;
    }

    private EndReason loop(StepExecution execution, Actor actor, EarlyStop earlyStop, EpisodeRecord record) {
        Optional<EndReason> end = Optional.empty();
        for (int step = 1; end.isEmpty(); step++) {
            Decision decision = actor.decide(step);
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
                return EndReason.POLICY_STOPPED;
            }
            actor.observe(
                    result.action(), result.observation(), result.outcome().score());
            record.add(step, actor, result);
            end = endOf(result.outcome(), step, record)
                    .or(() -> earlyStop.check(rules.protocol(), record.actions(), record.scores()));
        }
        return end.get();
    }

    private Optional<EndReason> endOf(Outcome outcome, int step, EpisodeRecord record) {
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
        return step >= rules.protocol().limits().steps() ? Optional.of(EndReason.STEP_LIMIT) : Optional.empty();
    }
}
