package dev.cairn.pipeline.evaluate;

import dev.cairn.agent.EpisodeListener;
import dev.cairn.agent.EpisodeRunner;
import dev.cairn.agent.Policy;
import dev.cairn.agent.RunRules;
import dev.cairn.agent.batch.ModelThreads;
import dev.cairn.agent.match.ActionMatcher;
import dev.cairn.agent.policy.ModelSetup;
import dev.cairn.agent.timing.PartTimes;
import dev.cairn.agent.timing.TimedWorld;
import dev.cairn.core.Episode;
import dev.cairn.core.Variation;
import dev.cairn.core.run.OrderedWork;
import dev.cairn.domain.Domain;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.domain.pool.EnvironmentPool;
import dev.cairn.domain.protocol.Protocol;
import dev.cairn.t5.Torch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * An agent, the environments it acts in and the threads that compute for it. Every episode has a thread and an
 * environment; the model threads answer the live episodes' prompts in batches.
 */
public final class Evaluation implements AutoCloseable {
    /** Longest call of an environment; the slowest known takes some seconds. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final PartTimes times = new PartTimes();
    private final Concurrency concurrency;
    private final EpisodeListener listener;
    private final ModelThreads threads;
    private final Policy policy;
    private final ActionMatcher matcher;
    private final RunRules rules;
    private final EnvironmentPool pool;

    /**
     * Loads the agent.
     *
     * @param agent makes the policy
     * @param models folder with one model folder for each role
     */
    public Evaluation(
            Domain world,
            Function<ModelSetup, Policy> agent,
            Path models,
            int beams,
            Protocol protocol,
            Concurrency concurrency,
            EpisodeListener listener,
            AgentOptions options) {
        this.concurrency = concurrency;
        this.listener = listener;
        // Those that take over parts of the others' work are among them.
        Torch.threads(concurrency.threads());
        threads = new ModelThreads(concurrency.threads(), concurrency.largestBatch());
        try {
            policy = agent.apply(new ModelSetup(world, models, beams, threads, times));
        } catch (RuntimeException | Error e) {
            threads.close();
            throw e;
        }
        matcher = options.openMatcher(world.admissibleActions());
        rules = new RunRules(
                protocol,
                options.strictStop(),
                matcher,
                world.promptTexts(),
                options.variant().choices().endObservation());
        pool = new EnvironmentPool(new TimedWorld(world, times), concurrency.episodes(), PATIENCE);
    }

    /**
     * Plays episodes.
     *
     * @param memory around playing one; called on the episodes' threads
     * @param done called on this thread, in the order of the variations
     */
    public void run(
            List<Variation> variations,
            UnaryOperator<Function<Variation, Episode>> memory,
            BiConsumer<Variation, Episode> done) {
        OrderedWork.run(
                variations, concurrency.episodes(), concurrency.window(), () -> new Player(pool.open(), memory), done);
    }

    /** Processor time so far, by part. */
    public PartTimes times() {
        return times;
    }

    @Override
    public void close() {
        pool.close();
        threads.close();
        policy.close();
        matcher.close();
    }

    /** One environment for each thread. */
    private final class Player implements Function<Variation, Episode>, AutoCloseable {
        private final TextEnvironment environment;
        private final Function<Variation, Episode> play;

        Player(TextEnvironment environment, UnaryOperator<Function<Variation, Episode>> memory) {
            this.environment = environment;
            play = memory.apply(
                    variation -> new EpisodeRunner(environment, rules, listener, times).run(policy, variation));
        }

        @Override
        public Episode apply(Variation variation) {
            return play.apply(variation);
        }

        @Override
        public void close() {
            environment.close();
        }
    }
}
