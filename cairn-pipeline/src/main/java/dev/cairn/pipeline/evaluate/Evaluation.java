package dev.cairn.pipeline.evaluate;

import dev.cairn.agent.EpisodeListener;
import dev.cairn.agent.Policy;
import dev.cairn.agent.policy.AgentModels;
import dev.cairn.agent.policy.ModelSetup;
import dev.cairn.agent.policy.ServedModel.Servers;
import dev.cairn.agent.timing.PartTimes;
import dev.cairn.core.Episode;
import dev.cairn.core.Variation;
import dev.cairn.domain.Domain;
import dev.cairn.domain.protocol.Protocol;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** An agent in its {@link Arena}. */
public final class Evaluation implements AutoCloseable {
    private final Arena arena;
    private final Policy policy;

    /**
     * Loads the agent.
     *
     * @param agent makes the policy
     * @param models where its models are
     * @param servers asks those that are served
     */
    public Evaluation(
            Domain world,
            Function<ModelSetup, Policy> agent,
            AgentModels models,
            Servers servers,
            int beams,
            Protocol protocol,
            Concurrency concurrency,
            EpisodeListener listener,
            AgentOptions options) {
        arena = new Arena(world, protocol, concurrency, listener, options);
        try {
            policy = agent.apply(arena.models(models, servers, beams));
        } catch (RuntimeException | Error e) {
            arena.close();
            throw e;
        }
    }

    /**
     * Plays episodes.
     *
     * @param <R> what is made of an episode
     * @param work what is done with a variation, by playing it; called on the episodes' threads
     * @param done called on this thread, in the order of the variations
     */
    public <R> void run(
            List<Variation> variations,
            Function<Function<Variation, Episode>, Function<Variation, R>> work,
            BiConsumer<Variation, R> done) {
        arena.run(variations, place -> work.apply(variation -> place.play(policy, variation)), done);
    }

    /** Processor time so far, by part. */
    public PartTimes times() {
        return arena.times();
    }

    @Override
    public void close() {
        arena.close();
        policy.close();
    }
}
