package dev.cairn.cli.stage;

import dev.cairn.agent.EpisodeListener;
import dev.cairn.agent.EpisodeRunner;
import dev.cairn.agent.Policy;
import dev.cairn.agent.Protocol;
import dev.cairn.agent.score.ScoreSummary;
import dev.cairn.core.Episode;
import dev.cairn.core.Variation;
import dev.cairn.core.io.Jsonl;
import dev.cairn.core.io.JsonlLog;
import dev.cairn.core.run.OrderedWork;
import dev.cairn.core.run.RunDirectory;
import dev.cairn.simulator.TextEnvironment;
import dev.cairn.simulator.World;
import dev.cairn.simulator.pool.EnvironmentPool;
import dev.cairn.t5.Torch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Runs an agent on the episodes of a protocol: {@code episodes.jsonl}. */
public final class EvaluateStage implements Stage<ScoreSummary> {
    /** File of the episodes below the run directory. */
    public static final String FILE = "episodes.jsonl";

    /** Longest call of the simulator; the slowest known, a gold path in the plain mode, takes some seconds. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /**
     * What decides the result.
     *
     * @param beams width of the models' beam search
     * @param seed for agents that draw
     */
    public record Config(AgentKind agent, Protocol protocol, List<Variation> episodes, int beams, long seed) {}

    private final World world;
    private final Config config;
    private final Path models;
    private final int threads;
    private final EpisodeListener listener;
    private final AgentLlm llm;

    /** A stage of an agent that asks no language model. */
    public EvaluateStage(World world, Config config, Path models, int threads, EpisodeListener listener) {
        this(world, config, models, threads, listener, AgentLlm.NONE);
    }

    /**
     * A stage.
     *
     * @param models folder with one model folder for each role
     * @param listener told of every episode; with more than one thread their turns interleave
     * @param llm for agents that ask a language model
     */
    public EvaluateStage(World world, Config config, Path models, int threads, EpisodeListener listener, AgentLlm llm) {
        this.world = world;
        this.config = config;
        this.models = models;
        this.threads = threads;
        this.listener = listener;
        this.llm = llm;
    }

    @Override
    public String verb() {
        return "evaluate-" + config.agent().label();
    }

    @Override
    public Object config() {
        Map<String, Object> all = new TreeMap<>(llm.config());
        all.putAll(Map.of(
                "agent", config.agent().label(),
                "protocol", config.protocol(),
                "episodes", config.episodes().stream().map(Variation::key).toList(),
                "beams", config.beams(),
                "seed", config.seed()));
        return all;
    }

    @Override
    public Map<String, String> inputs() {
        Map<String, String> inputs = new TreeMap<>(world.provenance());
        inputs.putAll(ModelFiles.hashes(models, config.agent().roles()));
        return inputs;
    }

    @Override
    public Class<ScoreSummary> resultType() {
        return ScoreSummary.class;
    }

    @Override
    public ScoreSummary run(RunDirectory run, Progress progress) {
        List<Variation> episodes = config.episodes();
        try (AgentLlm.Open open = llm.open(run);
                Policy policy = config.agent().load(models, config.beams(), config.seed(), open::setup);
                EnvironmentPool pool = new EnvironmentPool(world, threads, PATIENCE);
                JsonlLog log = JsonlLog.open(run.file(FILE));
                Progress.Bar bar = progress.bar(config.agent().label(), episodes.size(), log.size())) {
            List<Variation> left = episodes.subList(log.size(), episodes.size());
            OrderedWork.run(left, threads, () -> new Worker(policy, pool.open()), (variation, episode) -> {
                log.append(episode);
                run.itemDone(
                        variation.key(),
                        Map.of("score", episode.score(), "end", episode.end().label()));
                bar.step(variation.key());
            });
        }
        return ScoreSummary.of(
                config.agent().label(), config.protocol().name(), Jsonl.read(run.file(FILE), Episode.class));
    }

    /** One environment for each thread; the models are shared. */
    private final class Worker implements Function<Variation, Episode>, AutoCloseable {
        private final Policy policy;
        private final TextEnvironment environment;

        Worker(Policy policy, TextEnvironment environment) {
            this.policy = policy;
            this.environment = environment;
            if (!config.agent().roles().isEmpty()) {
                // The tensors are small: several threads for one of them would only wait for one another.
                Torch.threads(1);
            }
        }

        @Override
        public Episode apply(Variation variation) {
            return new EpisodeRunner(environment, config.protocol(), listener).run(policy, variation);
        }

        @Override
        public void close() {
            environment.close();
        }
    }
}
