package dev.cairn.pipeline.recipe;

import dev.cairn.agent.policy.AgentModels;
import dev.cairn.core.Role;
import dev.cairn.core.Split;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.core.io.Sha256;
import dev.cairn.core.run.OrderedWork;
import dev.cairn.core.run.RunDirectory;
import dev.cairn.core.score.ScoreSummary;
import dev.cairn.distill.annotate.RuleAnnotator;
import dev.cairn.distill.dataset.DatasetPlan;
import dev.cairn.distill.dataset.TrajectoryFile;
import dev.cairn.domain.Domain;
import dev.cairn.domain.protocol.Protocol;
import dev.cairn.pipeline.Progress;
import dev.cairn.pipeline.Stage;
import dev.cairn.pipeline.Stages;
import dev.cairn.pipeline.annotate.AnnotateResult;
import dev.cairn.pipeline.annotate.AnnotateStage;
import dev.cairn.pipeline.annotate.AnnotatorSource;
import dev.cairn.pipeline.dataset.DatasetStage;
import dev.cairn.pipeline.evaluate.AgentKind;
import dev.cairn.pipeline.evaluate.AgentOptions;
import dev.cairn.pipeline.evaluate.EvaluateStage;
import dev.cairn.pipeline.gold.GoldResult;
import dev.cairn.pipeline.gold.GoldStage;
import dev.cairn.pipeline.improve.ImproveStage;
import dev.cairn.pipeline.train.ModelFiles;
import dev.cairn.pipeline.train.TrainPlan;
import dev.cairn.pipeline.train.TrainResult;
import dev.cairn.pipeline.train.TrainStage;
import dev.cairn.pipeline.train.TrainingData;
import dev.cairn.pipeline.work.Workers;
import dev.cairn.t5.Device;
import dev.cairn.t5.Torch;
import dev.cairn.t5.train.distributed.ProcessGroup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * All stages one after the other, each in a folder of its own below the run directory, so that each continues by itself.
 *
 * @param world what is learnt and played in
 * @param workers who record, cut, make rows and play
 */
public record PipelineStage(Recipe config, Domain world, Workers workers) implements Stage<PipelineResult> {
    /** A stage of this process alone. */
    public PipelineStage(Recipe config, Domain world, int threads) {
        this(config, world, Workers.here(world, threads));
    }

    @Override
    public String command() {
        return "pipeline";
    }

    @Override
    public Map<String, String> inputs() {
        Map<String, String> inputs = new TreeMap<>(world.provenance());
        given().ifPresent(file -> inputs.put("annotated", "sha256:" + Sha256.of(file)));
        return inputs;
    }

    @Override
    public Class<PipelineResult> resultType() {
        return PipelineResult.class;
    }

    /**
     * What only the world or the trainer knows is checked before hours are spent, too; a recipe checks its values itself.
     *
     * @throws UserException if the world has no such task, edit or protocol, or nothing to learn from or to score
     */
    @Override
    public void check() {
        given().ifPresentOrElse(this::checkGiven, this::checkRecording);
        if (episodes().isEmpty()) {
            throw new UserException(
                    "the protocol " + protocol().name() + " has no episodes of the tasks " + config.tasks());
        }
        Path none = Path.of("");
        TrainingData noRows = TrainingData.of(none);
        trainStage(TrainStage.BASE, List.of(Role.values()), config.train().base(), noRows, start(none))
                .check();
        for (Role role : Role.values()) {
            config.train()
                    .plans(role)
                    .forEach(plan -> roleStage(role, plan, noRows, none, 0).check());
        }
    }

    private void checkRecording() {
        if (config.learnt(world.tasks()).isEmpty()) {
            throw new UserException("the tasks " + config.tasks() + " have no train and dev variations");
        }
        recording().check();
    }

    private void checkGiven(Path annotations) {
        new DatasetStage(world, annotations, config.dataset().common(), Optional.empty(), workers).check();
        TrajectoryFile.missing(annotations).ifPresent(split -> {
            throw new UserException(annotations + " has no trajectory of the split " + split.label()
                    + "; models learn from train and are chosen by dev");
        });
    }

    /** Annotated trajectories that the recipe gives. */
    private Optional<Path> given() {
        return config.gold()
                .annotated()
                .map(Path::of)
                .map(path -> Files.isDirectory(path) ? path.resolve(AnnotateStage.FILE) : path);
    }

    /** What the base model starts from, if there is a curriculum. */
    private Optional<Path> start(Path model) {
        return config.train().curriculumSteps() > 0 ? Optional.of(model) : Optional.empty();
    }

    @Override
    public PipelineResult run(RunDirectory run, Progress progress) {
        Stages stages = new Stages(Clock.systemUTC(), progress);
        Optional<Path> given = given();
        if (given.isPresent()) {
            return learn(stages, run, given.get(), Optional.empty(), Optional.empty());
        }
        GoldStage recording = recording();
        Stages.Done<GoldResult> gold = stages.runIn(run, "gold", recording);
        Stages.Done<AnnotateResult> annotated =
                stages.runIn(run, "annotated", annotating(gold.directory().resolve(recording.pathsFile())));
        return learn(
                stages,
                run,
                annotated.directory().resolve(AnnotateStage.FILE),
                Optional.of(gold.result()),
                Optional.of(annotated.result()));
    }

    private PipelineResult learn(
            Stages stages,
            RunDirectory run,
            Path annotations,
            Optional<GoldResult> gold,
            Optional<AnnotateResult> annotated) {
        Path dataset =
                dataset(stages, run, "dataset", annotations, config.dataset().common());
        Map<Role, Path> own = config.dataset()
                .controller()
                .map(plan -> Map.of(Role.CONTROLLER, dataset(stages, run, "dataset-controller", annotations, plan)))
                .orElse(Map.of());
        List<TrainResult> models = train(stages, run, new TrainingData(dataset, own));
        List<ScoreSummary> scores = evaluate(stages, run, improve(stages, run, annotations));
        return new PipelineResult(gold, annotated, models, scores);
    }

    /**
     * The recipe's annotated trajectories alone: the first two stages, in run directories of their own.
     *
     * @param runs where run directories are made, and finished ones are found
     */
    public Path trajectories(Stages stages, Path runs) {
        Optional<Path> given = given();
        if (given.isPresent()) {
            return given.get();
        }
        GoldStage recording = recording();
        Path recorded = stages.run(recording, runs, false).directory().resolve(recording.pathsFile());
        return stages.run(annotating(recorded), runs, false).directory().resolve(AnnotateStage.FILE);
    }

    private AnnotateStage annotating(Path trajectories) {
        return new AnnotateStage(
                world, trajectories, AnnotatorSource.of(new RuleAnnotator(world.annotationRules())), workers);
    }

    private Path dataset(Stages stages, RunDirectory run, String folder, Path annotations, DatasetPlan plan) {
        return stages.runIn(run, folder, new DatasetStage(world, annotations, plan, Optional.empty(), workers))
                .directory();
    }

    /**
     * The base model first, then as many of the four at once as there are threads, with one thread for each: far faster
     * than one after the other on all threads, since the tensors are small.
     */
    private List<TrainResult> train(Stages stages, RunDirectory run, TrainingData data) {
        Torch.threads(1);
        List<TrainResult> results = new ArrayList<>();
        TrainPlan plan = config.train().base();
        Stages.Done<TrainResult> base = stages.runIn(
                run,
                "train-base",
                trainStage(TrainStage.BASE, List.of(Role.values()), plan, data, curriculum(stages, run, data)));
        results.add(base.result());
        Path start = base.directory().resolve(TrainStage.MODEL);
        OrderedWork.run(
                List.of(Role.values()),
                workers.threads(),
                () -> (Function<Role, TrainResult>) role -> train(stages, run, data, role, start),
                (role, result) -> results.add(result));
        return results;
    }

    /** A model to start the base model from, if it is to have one. */
    private Optional<Path> curriculum(Stages stages, RunDirectory run, TrainingData data) {
        if (config.train().curriculumSteps() == 0) {
            return Optional.empty();
        }
        TrainStage stage = trainStage(
                TrainStage.CURRICULUM, List.of(Role.EXECUTOR), config.train().curriculum(), data, Optional.empty());
        return Optional.of(stages.runIn(run, "train-" + TrainStage.CURRICULUM, stage)
                .directory()
                .resolve(TrainStage.MODEL));
    }

    private TrainResult train(Stages stages, RunDirectory run, TrainingData data, Role role, Path base) {
        String folder = "train-" + role.label();
        List<TrainPlan> plans = config.train().plans(role);
        Stages.Done<TrainResult> done = stages.runIn(run, folder, roleStage(role, plans.get(0), data, base, 0));
        for (int part = 1; part < plans.size(); part++) {
            Path start = done.directory().resolve(TrainStage.MODEL);
            done = stages.runIn(
                    run, folder + "-refinement-" + part, roleStage(role, plans.get(part), data, start, part));
        }
        ModelFiles.copy(done.directory().resolve(TrainStage.MODEL), models(run).resolve(role.label()));
        return done.result();
    }

    /** @param part of the role's training: each has an order and, where entities are randomized, names of its own */
    private TrainStage roleStage(Role role, TrainPlan plan, TrainingData data, Path start, int part) {
        return trainStage(role.label(), List.of(role), plan, data, Optional.of(start), config.seed() + part);
    }

    private TrainStage trainStage(
            String model, List<Role> roles, TrainPlan plan, TrainingData data, Optional<Path> start) {
        return trainStage(model, roles, plan, data, start, config.seed());
    }

    private TrainStage trainStage(
            String model, List<Role> roles, TrainPlan plan, TrainingData data, Optional<Path> start, long seed) {
        List<Role> corpus = start.isPresent() ? roles : List.of(Role.values());
        return new TrainStage(
                new TrainStage.Config(model, roles, corpus, config.model(), plan, seed),
                data,
                start,
                Device.of("auto"),
                ProcessGroup.NONE);
    }

    /** The folder of the models to score: after learning from their own episodes, if the recipe has rounds of it. */
    private Path improve(Stages stages, RunDirectory run, Path annotations) {
        if (config.improve().rounds() == 0) {
            return models(run);
        }
        Path improved = run.file("improved");
        config.evaluate().agents().stream()
                .map(AgentKind::of)
                .filter(AgentKind::learns)
                .forEach(agent -> {
                    ImproveStage.Config rounds = new ImproveStage.Config(
                            agent,
                            protocol(),
                            config.tasks(),
                            config.improve(),
                            config.evaluate().beams(),
                            config.seed());
                    Path models = stages.runIn(
                                    run,
                                    "improve-" + agent.label(),
                                    new ImproveStage(world, rounds, models(run), annotations, workers))
                            .directory()
                            .resolve(ImproveStage.MODELS);
                    agent.roles()
                            .forEach(role ->
                                    ModelFiles.copy(models.resolve(role.label()), improved.resolve(role.label())));
                });
        return improved;
    }

    private List<ScoreSummary> evaluate(Stages stages, RunDirectory run, Path models) {
        Recipe.Evaluation evaluation = config.evaluate();
        Protocol protocol = protocol();
        List<Variation> episodes = episodes();
        return evaluation.agents().stream()
                .map(label -> {
                    EvaluateStage.Config scored = new EvaluateStage.Config(
                            AgentKind.of(label),
                            protocol,
                            episodes,
                            evaluation.beams(),
                            config.seed(),
                            AgentOptions.DEFAULT);
                    EvaluateStage stage = EvaluateStage.by(workers, world, scored, AgentModels.in(models));
                    return stages.runIn(run, "evaluate-" + label, stage).result();
                })
                .toList();
    }

    private GoldStage recording() {
        return new GoldStage(
                world,
                config.learnt(world.tasks()),
                config.gold().edits(),
                config.gold().displaced(),
                workers);
    }

    private Protocol protocol() {
        return config.evaluate()
                .protocol()
                .map(world.protocols()::named)
                .orElseGet(world.protocols()::usual)
                .withVariationsPerTask(config.evaluate().maxVariations());
    }

    private List<Variation> episodes() {
        return protocol().episodes(world.tasks(), world.tasks().select(config.tasks()), Split.TEST);
    }

    private static Path models(RunDirectory run) {
        return run.file("models");
    }
}
