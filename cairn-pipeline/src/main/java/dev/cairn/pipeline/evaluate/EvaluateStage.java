package dev.cairn.pipeline.evaluate;

import dev.cairn.agent.EpisodeListener;
import dev.cairn.agent.policy.AgentModels;
import dev.cairn.agent.policy.ModelSetup;
import dev.cairn.core.Episode;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.core.io.Jsonl;
import dev.cairn.core.io.Sha256;
import dev.cairn.core.run.RunDirectory;
import dev.cairn.core.score.EpisodeScore;
import dev.cairn.core.score.ScoreSummary;
import dev.cairn.domain.Domain;
import dev.cairn.domain.protocol.Protocol;
import dev.cairn.pipeline.Progress;
import dev.cairn.pipeline.Stage;
import dev.cairn.pipeline.train.ModelFiles;
import dev.cairn.pipeline.work.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Runs an agent on the episodes of a protocol: {@code episodes.jsonl}. */
public final class EvaluateStage implements Stage<ScoreSummary> {
    /** File of the episodes below the run directory. */
    public static final String FILE = "episodes.jsonl";

    /**
     * What decides the result.
     *
     * @param beams width of the models' beam search
     * @param seed for agents that draw
     */
    public record Config(
            AgentKind agent, Protocol protocol, List<Variation> episodes, int beams, long seed, AgentOptions options) {
        public Config {
            ModelSetup.requireBeams(beams);
            if (agent != AgentKind.TWO_LEVEL && !options.subGoals().equals(SubGoalMode.LM)) {
                throw new UserException("the agent " + agent.label() + " has no sub-goals, so that --sub-goals "
                        + options.subGoals() + " changes nothing; leave it out, or take the agent "
                        + AgentKind.TWO_LEVEL.label());
            }
        }
    }

    private final Domain world;
    private final Config config;
    private final AgentModels models;
    private final Concurrency concurrency;
    private final EpisodeListener listener;
    private final AgentLlm llm;
    private final Optional<Workers> elsewhere;
    private final Optional<Integer> episodesAtOnce;

    /**
     * A stage that plays in this process.
     *
     * @param models where the models are
     * @param listener hears of every episode; with several at once their steps interleave
     * @param llm for agents that ask a language model, and for models that are served
     */
    public EvaluateStage(
            Domain world,
            Config config,
            AgentModels models,
            Concurrency concurrency,
            EpisodeListener listener,
            AgentLlm llm) {
        this(world, config, models, concurrency, listener, llm, Optional.empty(), Optional.empty());
    }

    private EvaluateStage(
            Domain world,
            Config config,
            AgentModels models,
            Concurrency concurrency,
            EpisodeListener listener,
            AgentLlm llm,
            Optional<Workers> elsewhere,
            Optional<Integer> episodesAtOnce) {
        this.world = world;
        this.config = config;
        this.models = models;
        this.concurrency = concurrency;
        this.listener = listener;
        this.llm = llm;
        this.elsewhere = elsewhere;
        this.episodesAtOnce = episodesAtOnce;
    }

    /** A stage whose episodes are played by {@code workers}, silently, with as many at once as is usual where they are. */
    public static EvaluateStage by(Workers workers, Domain world, Config config, AgentModels models) {
        return by(workers, world, config, models, Optional.empty());
    }

    /** As above, unless a number is given: then each process plays so many at once. */
    public static EvaluateStage by(
            Workers workers, Domain world, Config config, AgentModels models, Optional<Integer> episodesAtOnce) {
        return new EvaluateStage(
                world,
                config,
                models,
                Concurrency.of(config.agent(), workers.threads(), episodesAtOnce),
                EpisodeListener.SILENT,
                AgentLlm.NONE,
                Optional.of(workers).filter(Workers::areElsewhere),
                episodesAtOnce);
    }

    /** @throws UserException if other processes are to play, and the agent asks a language model */
    @Override
    public void check() {
        elsewhere.ifPresent(workers -> PlayWork.of(config, models, episodesAtOnce));
    }

    @Override
    public String command() {
        return "evaluate-" + config.agent().label();
    }

    @Override
    public Object config() {
        Map<String, Object> all = new TreeMap<>(llm.config());
        all.putAll(config.options().config());
        all.putAll(Map.of(
                "agent", config.agent().label(),
                "protocol", config.protocol(),
                "episodes", config.episodes().stream().map(Variation::key).toList(),
                "seed", config.seed(),
                "groups", world.tasks().groups()));
        if (!config.agent().roles(config.options()).isEmpty()) {
            all.put("beams", config.beams());
        }
        return all;
    }

    @Override
    public Map<String, String> inputs() {
        Map<String, String> inputs = new TreeMap<>(world.provenance());
        inputs.putAll(ModelFiles.hashes(models, config.agent().roles(config.options())));
        config.options().subGoals().file().ifPresent(file -> inputs.put("sub-goals", "sha256:" + Sha256.of(file)));
        return inputs;
    }

    @Override
    public Class<ScoreSummary> resultType() {
        return ScoreSummary.class;
    }

    @Override
    public ScoreSummary run(RunDirectory run, Progress progress) {
        try (AgentLlm.Open open = llm.open(run);
                ItemLog<Episode> log = ItemLog.open(
                        run,
                        FILE,
                        Episode.class,
                        episode -> episode.variation().key(),
                        episode -> !Breakdowns.isBroken(episode))) {
            play(run, log, open, progress);
            log.complete();
        }
        List<EpisodeScore> scores = new ArrayList<>();
        Jsonl.forEach(run.file(FILE), Episode.class, episode -> scores.add(EpisodeScore.of(episode)));
        return ScoreSummary.of(
                config.agent().label(),
                config.protocol().name(),
                scores,
                world.tasks().groups());
    }

    /** Plays the episodes that are not in the log. */
    private void play(RunDirectory run, ItemLog<Episode> log, AgentLlm.Open open, Progress progress) {
        List<Variation> episodes = config.episodes();
        int done = log.done(episodes, Variation::key);
        try (Progress.Bar bar = progress.bar(config.agent().label(), episodes.size(), done)) {
            Breakdowns breakdowns = new Breakdowns(listener);
            BrokenEpisodes<Episode> guard = new BrokenEpisodes<>(breakdowns::of, done > 0, episode -> {
                log.append(episode);
                String key = episode.variation().key();
                run.itemDone(
                        key,
                        Map.of("score", episode.score(), "end", episode.end().label()));
                bar.step(key);
            });
            if (elsewhere.isPresent()) {
                playElsewhere(elsewhere.get(), run, progress, done, breakdowns, guard);
            } else {
                playHere(open, log, done, breakdowns, guard);
            }
            guard.finish();
        }
    }

    private void playHere(
            AgentLlm.Open open, ItemLog<Episode> log, int done, Breakdowns breakdowns, BrokenEpisodes<Episode> guard) {
        List<Variation> left = config.episodes().subList(done, config.episodes().size());
        try (Evaluation evaluation = new Evaluation(
                world,
                setup -> config.agent().load(setup, config.seed(), config.options(), open::setup),
                models,
                open::served,
                config.beams(),
                config.protocol(),
                concurrency,
                breakdowns,
                config.options())) {
            evaluation.<Episode>run(
                    left, play -> log.remembering(Variation::key, play), (variation, episode) -> guard.accept(episode));
        }
    }

    private void playElsewhere(
            Workers workers,
            RunDirectory run,
            Progress progress,
            int done,
            Breakdowns breakdowns,
            BrokenEpisodes<Episode> guard) {
        PlayWork work = PlayWork.of(config, models, episodesAtOnce);
        workers.run(run, progress, work, config.episodes(), done, UnaryOperator.identity(), (variation, played) -> {
            played.cause().ifPresent(cause -> breakdowns.because(variation, cause));
            guard.accept(played.episode());
        });
    }
}
