package dev.cairn.pipeline.evaluate;

import dev.cairn.agent.EpisodeListener;
import dev.cairn.agent.EpisodeRunner;
import dev.cairn.agent.OngoingEpisode;
import dev.cairn.agent.Policy;
import dev.cairn.agent.RunRules;
import dev.cairn.agent.batch.ModelThreads;
import dev.cairn.agent.match.ActionMatcher;
import dev.cairn.agent.policy.AgentModels;
import dev.cairn.agent.policy.ModelSetup;
import dev.cairn.agent.policy.ServedModel.Servers;
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
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Where agents play: environments, and the threads that compute for the models. Every episode has a thread and an environment;
 * the model threads answer the live episodes' prompts in batches.
 */
public final class Arena implements AutoCloseable {
    private final PartTimes times = new PartTimes();
    private final Domain world;
    private final Concurrency concurrency;
    private final EpisodeListener listener;
    private final ModelThreads threads;
    private final ActionMatcher matcher;
    private final RunRules rules;
    private final EnvironmentPool pool;

    /** One environment, on the thread that it belongs to. */
    public final class Place {
        private final TextEnvironment environment;

        private Place(TextEnvironment environment) {
            this.environment = environment;
        }

        /** Plays one episode to its end. */
        public Episode play(Policy policy, Variation variation) {
            return new EpisodeRunner(environment, rules, listener, times).run(policy, variation);
        }

        /** This place as another world; closed with it. */
        public Place in(UnaryOperator<TextEnvironment> other) {
            return new Place(other.apply(environment));
        }

        /** The environment itself, between episodes. */
        public TextEnvironment environment() {
            return environment;
        }
    }

    /** Opens environments and threads as they are needed. */
    public Arena(
            Domain world, Protocol protocol, Concurrency concurrency, EpisodeListener listener, AgentOptions options) {
        this.world = world;
        this.concurrency = concurrency;
        this.listener = listener;
        // Those that take over parts of the others' work are among them.
        Torch.threads(concurrency.threads());
        threads = new ModelThreads(concurrency.threads(), concurrency.largestBatch());
        matcher = options.openMatcher(world.admissibleActions());
        rules = new RunRules(
                protocol,
                options.strictStop(),
                matcher,
                world.promptTexts(),
                options.variant().choices().endObservation());
        pool = new EnvironmentPool(new TimedWorld(world, times), concurrency.episodes());
    }

    /** What models in {@code folder} are loaded with. */
    public ModelSetup models(Path folder, int beams) {
        return models(AgentModels.in(folder), Servers.NONE, beams);
    }

    /** What models are loaded with. */
    ModelSetup models(AgentModels models, Servers servers, int beams) {
        return new ModelSetup(world, models, servers, beams, threads, times);
    }

    /**
     * Works off {@code items}, as many at once as there are environments.
     *
     * @param worker makes, for each thread, what turns an item into a result
     * @param done called on this thread, in the order of the items
     */
    public <I, R> void run(List<I> items, Function<Place, Function<I, R>> worker, BiConsumer<I, R> done) {
        OrderedWork.run(
                items, concurrency.episodes(), concurrency.window(), () -> new Worker<>(pool.open(), worker), done);
    }

    /** Borrows an environment for an episode that is played step by step; waits if as many are lent as may be. Its close gives it back. */
    public TextEnvironment open() {
        return pool.open();
    }

    /** Starts an episode in a borrowed environment, by the rules of this arena. */
    public OngoingEpisode begin(TextEnvironment environment, Policy policy, Variation variation) {
        return OngoingEpisode.begin(environment, rules, listener, times, policy, variation);
    }

    /** Finds a valid action where the world does not know the predicted ones. */
    public ActionMatcher matcher() {
        return matcher;
    }

    /** Processor time so far, by part. */
    public PartTimes times() {
        return times;
    }

    /** Ends the threads; models that they compute for are closed afterwards. */
    @Override
    public void close() {
        pool.close();
        threads.close();
        matcher.close();
    }

    private final class Worker<I, R> implements Function<I, R>, AutoCloseable {
        private final TextEnvironment environment;
        private final Function<I, R> work;

        Worker(TextEnvironment environment, Function<Place, Function<I, R>> worker) {
            this.environment = environment;
            this.work = worker.apply(new Place(environment));
        }

        @Override
        public R apply(I item) {
            return work.apply(item);
        }

        @Override
        public void close() {
            environment.close();
        }
    }
}
