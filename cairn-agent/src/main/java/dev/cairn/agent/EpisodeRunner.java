package dev.cairn.agent;

import dev.cairn.agent.compat.Defects;
import dev.cairn.agent.match.ActionMatcher;
import dev.cairn.agent.timing.PartTimes;
import dev.cairn.core.EndReason;
import dev.cairn.core.Episode;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.domain.Outcome;
import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.domain.pool.EnvironmentFailure;
import dev.cairn.domain.protocol.Protocol;
import dev.cairn.domain.text.PromptTexts;
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
    private final Protocol protocol;
    private final EpisodeListener listener;
    private final PartTimes times;
    private final ActionMatcher matcher;
    private final PromptTexts texts;
    private final Defects defects;

    public EpisodeRunner(TextEnvironment environment, Protocol protocol, EpisodeListener listener) {
        this(environment, protocol, listener, new PartTimes());
    }

    /** @param times told how long the matcher takes */
    public EpisodeRunner(TextEnvironment environment, Protocol protocol, EpisodeListener listener, PartTimes times) {
        this(environment, protocol, listener, times, ActionMatcher.byWords(Defects.NONE), PromptTexts.PLAIN, Defects.NONE);
    }

    /**
     * A runner.
     *
     * @param times told how long the matcher takes
     * @param matcher finds an action in place of one that the world does not know; stays the caller's
     * @param texts say how what agents name is spelt in the world
     * @param defects of the published agent that are switched on
     */
    public EpisodeRunner(
            TextEnvironment environment,
            Protocol protocol,
            EpisodeListener listener,
            PartTimes times,
            ActionMatcher matcher,
            PromptTexts texts,
            Defects defects) {
        this.environment = environment;
        this.matcher = matcher;
        this.texts = texts;
        this.defects = defects;
        this.protocol = protocol;
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
                    policy.name(), protocol.name(), variation, "", 0, 0, 0, 0, endOf(e), List.of(), List.of());
        }
    }

    private Episode episode(Policy policy, Variation variation) {
        Outcome start = reset(
                variation,
                new ResetOptions(protocol.simplifications(), protocol.limits().moves(), policy.needsGold()));
        String task = environment.taskDescription();
        listener.started(variation, task);
        EpisodeRecord record = new EpisodeRecord(start, protocol.limits().actions(variation.task()), listener);
        Actor actor = policy.begin(variation, environment);
        EndReason end = play(
                new StepExecution(environment, times, variation.task(), matcher, texts, defects),
                actor,
                policy.earlyStop(),
                record);
        Episode episode = record.finish(policy.name(), protocol, variation, task, end, actor.subGoals());
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

    private EndReason play(StepExecution execution, Actor actor, EarlyStop earlyStop, EpisodeRecord record) {
        try {
            return loop(execution, actor, earlyStop, record);
        } catch (RuntimeException e) {
            return endOf(e);
        }
    }

    /**
     * What a failure makes of its episode; the other episodes go on.
     *
     * @throws RuntimeException the failure itself if it is the user's to mend, or if this thread was told to stop
     */
    private static EndReason endOf(RuntimeException failure) {
        if (failure instanceof UserException || Thread.currentThread().isInterrupted()) {
            throw failure;
        }
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
                    .or(() -> earlyStop.check(protocol, record.actions(), record.scores()));
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
        return step >= protocol.limits().steps() ? Optional.of(EndReason.STEP_LIMIT) : Optional.empty();
    }
}
