package dev.cairn.pipeline.recipe;

import dev.cairn.agent.EpisodeListener;
import dev.cairn.agent.Protocol;
import dev.cairn.core.Role;
import dev.cairn.core.Split;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.core.run.OrderedWork;
import dev.cairn.core.run.RunDirectory;
import dev.cairn.core.score.ScoreSummary;
import dev.cairn.distill.annotate.RuleAnnotator;
import dev.cairn.domain.Domain;
import dev.cairn.pipeline.Progress;
import dev.cairn.pipeline.Stage;
import dev.cairn.pipeline.Stages;
import dev.cairn.pipeline.annotate.AnnotateResult;
import dev.cairn.pipeline.annotate.AnnotateStage;
import dev.cairn.pipeline.dataset.DatasetStage;
import dev.cairn.pipeline.evaluate.AgentKind;
import dev.cairn.pipeline.evaluate.Concurrency;
import dev.cairn.pipeline.evaluate.EvaluateStage;
import dev.cairn.pipeline.gold.GoldResult;
import dev.cairn.pipeline.gold.GoldStage;
import dev.cairn.pipeline.train.ModelFiles;
import dev.cairn.pipeline.train.TrainPlan;
import dev.cairn.pipeline.train.TrainResult;
import dev.cairn.pipeline.train.TrainStage;
import dev.cairn.t5.Torch;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** All stages one after the other, each in a folder of its own below the run directory, so that each continues by itself. */
public final class PipelineStage implements Stage<PipelineResult> {
    private final Recipe config;
    private final Domain world;
    private final int threads;

    public PipelineStage(Recipe config, Domain world, int threads) {
        this.config = config;
        this.world = world;
        this.threads = threads;
    }

    @Override
    public String verb() {
        return "pipeline";
    }

    @Override
    public Object config() {
        return config;
    }

    @Override
    public Map<String, String> inputs() {
        return world.provenance();
    }

    @Override
    public Class<PipelineResult> resultType() {
        return PipelineResult.class;
    }

    /** Names that mean nothing are found before hours are spent. */
    @Override
    public void check() {
        Protocol.preset(config.evaluate().protocol());
        config.evaluate().agents().stream()
                .map(AgentKind::of)
                .filter(AgentKind::asksLlm)
                .findFirst()
                .ifPresent(kind -> {
                    throw new UserException("a pipeline asks no language model; evaluate " + kind.label()
                            + " with `cairn evaluate --agent " + kind.label() + "`");
                });
        world.tasks().select(config.tasks());
    }

    @Override
    public PipelineResult run(RunDirectory run, Progress progress) {
        Stages stages = new Stages(Clock.systemUTC(), progress);
        GoldStage recording = new GoldStage(
                world,
                config.learnt(world.tasks()),
                config.gold().lean(),
                config.gold().astray(),
                threads);
        Stages.Done<GoldResult> gold = stages.runAt(recording, run.file("gold"));
        Path paths = gold.directory().resolve(recording.pathsFile());
        Stages.Done<AnnotateResult> annotated =
                stages.runAt(new AnnotateStage(paths, new RuleAnnotator()), run.file("annotated"));
        Path dataset = stages.runAt(
                        new DatasetStage(world, annotated.directory().resolve(AnnotateStage.FILE), config.dataset()),
                        run.file("dataset"))
                .directory();
        List<TrainResult> models = train(stages, run, dataset);
        List<ScoreSummary> scores = evaluate(stages, run);
        return new PipelineResult(gold.result(), annotated.result(), models, scores);
    }

    /**
     * The base model first, then as many of the four at once as there are threads, with one thread for each: far faster
     * than one after the other on all threads, since the tensors are small.
     */
    private List<TrainResult> train(Stages stages, RunDirectory run, Path dataset) {
        Torch.threads(1);
        List<TrainResult> results = new ArrayList<>();
        TrainPlan plan = config.train().base();
        Stages.Done<TrainResult> base = stages.runAt(
                trainStage(TrainStage.BASE, List.of(Role.values()), plan, dataset, prelude(stages, run, dataset)),
                run.file("train-base"));
        results.add(base.result());
        Path start = base.directory().resolve(TrainStage.MODEL);
        OrderedWork.run(
                List.of(Role.values()),
                threads,
                () -> (Function<Role, TrainResult>) role -> train(stages, run, dataset, role, start),
                (role, result) -> results.add(result));
        return results;
    }

    /** A model to start the base model from, if it is to have one. */
    private Optional<Path> prelude(Stages stages, RunDirectory run, Path dataset) {
        int steps = config.train().prelude();
        if (steps == 0) {
            return Optional.empty();
        }
        TrainStage stage = trainStage(
                TrainStage.PRELUDE,
                List.of(Role.EXECUTOR),
                config.train().base().withSteps(steps),
                dataset,
                Optional.empty());
        return Optional.of(stages.runAt(stage, run.file("train-" + TrainStage.PRELUDE))
                .directory()
                .resolve(TrainStage.MODEL));
    }

    private TrainResult train(Stages stages, RunDirectory run, Path dataset, Role role, Path start) {
        TrainPlan plan = config.train().plan(role);
        Stages.Done<TrainResult> done = stages.runAt(
                trainStage(role.label(), List.of(role), plan, dataset, Optional.of(start)),
                run.file("train-" + role.label()));
        ModelFiles.copy(done.directory().resolve(TrainStage.MODEL), models(run).resolve(role.label()));
        return done.result();
    }

    private TrainStage trainStage(String model, List<Role> roles, TrainPlan plan, Path dataset, Optional<Path> start) {
        List<Role> corpus = start.isPresent() ? roles : List.of(Role.values());
        return new TrainStage(
                new TrainStage.Config(model, roles, corpus, config.model(), plan, config.seed()), dataset, start);
    }

    private List<ScoreSummary> evaluate(Stages stages, RunDirectory run) {
        Recipe.Evaluation evaluation = config.evaluate();
        Protocol protocol = Protocol.preset(evaluation.protocol()).withVariationsPerTask(evaluation.maxVariations());
        List<Variation> episodes =
                protocol.episodes(world.tasks(), world.tasks().select(config.tasks()), Split.TEST);
        return evaluation.agents().stream()
                .map(label -> {
                    EvaluateStage.Config scored = new EvaluateStage.Config(
                            AgentKind.of(label), protocol, episodes, evaluation.beams(), config.seed());
                    EvaluateStage stage = new EvaluateStage(
                            world,
                            scored,
                            models(run),
                            Concurrency.of(scored.agent(), threads),
                            EpisodeListener.SILENT);
                    return stages.runAt(stage, run.file("evaluate-" + label)).result();
                })
                .toList();
    }

    private static Path models(RunDirectory run) {
        return run.file("models");
    }
}
