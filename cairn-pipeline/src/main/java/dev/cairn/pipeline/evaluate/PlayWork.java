package dev.cairn.pipeline.evaluate;

import dev.cairn.agent.EpisodeListener;
import dev.cairn.agent.policy.AgentModels;
import dev.cairn.agent.policy.ServedModel.Servers;
import dev.cairn.core.Episode;
import dev.cairn.core.Role;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.domain.Domain;
import dev.cairn.domain.protocol.Protocol;
import dev.cairn.pipeline.work.ItemWork;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Playing one episode with an agent that asks no language model: what {@link EvaluateStage} does, for another process.
 *
 * @param agent its label
 * @param subGoals as {@code --sub-goals} says it
 * @param variant name of an {@link AgentVariant}
 * @param models folder of the models
 * @param folders of single roles
 * @param episodesAtOnce played by one process; none for as many as is usual for its threads
 */
record PlayWork(
        String agent,
        Protocol protocol,
        int beams,
        long seed,
        String subGoals,
        AgentOptions.Matcher matcher,
        String variant,
        boolean strictStop,
        Path models,
        Map<Role, Path> folders,
        Optional<Integer> episodesAtOnce)
        implements ItemWork<Variation, PlayWork.Played> {
    private static final int TOGETHER = 32;

    /**
     * An episode, and why it broke down if it did.
     *
     * @param cause its first line
     */
    record Played(Episode episode, Optional<String> cause) {}

    /**
     * The same as a stage would do.
     *
     * @throws UserException if a language model is asked, which only one process does
     */
    static PlayWork of(EvaluateStage.Config config, AgentModels models, Optional<Integer> episodesAtOnce) {
        AgentOptions options = config.options();
        if (config.agent().asksLlm(options) || !models.served().isEmpty()) {
            throw new UserException("the agent " + config.agent().label()
                    + " asks a language model, for which one process is enough; leave out --master");
        }
        return new PlayWork(
                config.agent().label(),
                config.protocol(),
                config.beams(),
                config.seed(),
                absolute(options.subGoals()).toString(),
                options.matcher(),
                options.variant().name(),
                options.strictStop(),
                models.folder().toAbsolutePath(),
                absolute(models.folders()),
                episodesAtOnce);
    }

    private static SubGoalMode absolute(SubGoalMode mode) {
        return new SubGoalMode(mode.kind(), mode.file().map(Path::toAbsolutePath));
    }

    private static Map<Role, Path> absolute(Map<Role, Path> folders) {
        Map<Role, Path> absolute = new TreeMap<>(folders);
        absolute.replaceAll((role, folder) -> folder.toAbsolutePath());
        return absolute;
    }

    @Override
    public Class<Variation> itemType() {
        return Variation.class;
    }

    @Override
    public Class<Played> resultType() {
        return Played.class;
    }

    @Override
    public int together() {
        return Math.max(TOGETHER, episodesAtOnce.orElse(0));
    }

    @Override
    public boolean isSound(Played played) {
        return !Breakdowns.isBroken(played.episode());
    }

    @Override
    public Open<Variation, Played> open(Domain world, int threads, Consumer<String> notice) {
        return new Player(world, threads);
    }

    private final class Player implements Open<Variation, Played> {
        private final Breakdowns breakdowns = new Breakdowns(EpisodeListener.SILENT);
        private final Evaluation evaluation;

        Player(Domain world, int threads) {
            AgentKind kind = AgentKind.of(agent);
            AgentOptions options =
                    new AgentOptions(SubGoalMode.of(subGoals), matcher, AgentVariant.named(variant), strictStop);
            AgentModels all = new AgentModels(models, folders, Map.of());
            evaluation = new Evaluation(
                    world,
                    setup -> kind.load(setup, seed, options, () -> {
                        throw new IllegalStateException(agent + " asks a language model");
                    }),
                    all,
                    Servers.NONE,
                    beams,
                    protocol,
                    Concurrency.of(kind, threads, episodesAtOnce),
                    breakdowns,
                    options);
        }

        @Override
        public void run(
                List<Variation> variations,
                UnaryOperator<Function<Variation, Played>> memory,
                BiConsumer<Variation, Played> done) {
            evaluation.run(variations, play -> memory.apply(variation -> played(play.apply(variation))), done);
        }

        private Played played(Episode episode) {
            return new Played(episode, breakdowns.take(episode.variation()));
        }

        @Override
        public void close() {
            evaluation.close();
        }
    }
}
