package dev.cairn.pipeline.improve;

import dev.cairn.agent.policy.AgentModelConfig;
import dev.cairn.agent.policy.AgentModels;
import dev.cairn.core.Role;
import dev.cairn.core.Split;
import dev.cairn.core.TaskId;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.core.io.Sha256;
import dev.cairn.core.run.OrderedWork;
import dev.cairn.core.run.RunDirectory;
import dev.cairn.core.score.Interval;
import dev.cairn.distill.dataset.DatasetLayout;
import dev.cairn.distill.dataset.DatasetPlan;
import dev.cairn.distill.dataset.RowOptions;
import dev.cairn.distill.dataset.Selection;
import dev.cairn.distill.dataset.TrajectoryFile;
import dev.cairn.domain.Domain;
import dev.cairn.domain.protocol.Protocol;
import dev.cairn.pipeline.Progress;
import dev.cairn.pipeline.Stage;
import dev.cairn.pipeline.Stages;
import dev.cairn.pipeline.dataset.DatasetStage;
import dev.cairn.pipeline.evaluate.AgentKind;
import dev.cairn.pipeline.evaluate.AgentOptions;
import dev.cairn.pipeline.evaluate.EvaluateStage;
import dev.cairn.pipeline.train.ModelFiles;
import dev.cairn.pipeline.train.ModelShape;
import dev.cairn.pipeline.train.TrainStage;
import dev.cairn.pipeline.train.TrainingData;
import dev.cairn.pipeline.work.Workers;
import dev.cairn.t5.Device;
import dev.cairn.t5.Torch;
import dev.cairn.t5.train.distributed.ProcessGroup;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Rounds of learning from own episodes, each in folders of its own below the run directory: searching in training
 * variations, training on what was found and on given trajectories, and scoring on dev variations. A round that scores no more than
 * those before is not kept: the next one starts from the best models, with all that was found so far.
 *
 * @param models folder with one model folder for each role
 * @param gold annotated trajectories of the splits train and dev
 * @param workers who play
 */
public record ImproveStage(Domain world, ImproveStage.Config config, Path models, Path gold, Workers workers)
        implements Stage<ImproveResult> {
    /** Folder of the best models below the run directory. */
    public static final String MODELS = "models";

    /**
     * What decides the result.
     *
     * @param agent two-level or swift
     * @param protocol by which episodes are played, also in training variations
     * @param tasks selection of tasks
     * @param beams width of the models' search
     */
    public record Config(AgentKind agent, Protocol protocol, String tasks, ImprovePlan plan, int beams, long seed) {}

    /** A stage of this process alone. */
    public ImproveStage(Domain world, ImproveStage.Config config, Path models, Path gold, int threads) {
        this(world, config, models, gold, Workers.here(world, threads));
    }

    @Override
    public String command() {
        return "improve-" + config.agent().label();
    }

    @Override
    public Map<String, String> inputs() {
        Map<String, String> inputs = new TreeMap<>(world.provenance());
        inputs.putAll(ModelFiles.hashes(models, roles()));
        inputs.put("gold", "sha256:" + Sha256.of(gold));
        return inputs;
    }

    @Override
    public Class<ImproveResult> resultType() {
        return ImproveResult.class;
    }

    @Override
    public void check() {
        if (!config.agent().learns()) {
            throw new UserException("the agent " + config.agent().label()
                    + " has no models of its own that could learn; improve two-level or swift");
        }
        if (dev().isEmpty() || variations(1).isEmpty()) {
            throw new UserException("the tasks " + config.tasks() + " have no train and dev variations");
        }
        TrajectoryFile.missing(gold).ifPresent(needed -> {
            throw new UserException(gold + " holds no trajectory of a " + needed.label()
                    + " variation; training needs some of train, and validation some of dev");
        });
    }

    private List<Role> roles() {
        return config.agent().roles();
    }

    @Override
    public ImproveResult run(RunDirectory run, Progress progress) {
        Stages stages = new Stages(Clock.systemUTC(), progress);
        Path best = models;
        Interval before = score(stages, run, "dev-0", best);
        Interval bestScore = before;
        List<Path> found = new ArrayList<>();
        List<ImproveResult.Round> rounds = new ArrayList<>();
        int ways = 0;
        NewNames names = names();
        for (int round = 1; round <= config.plan().rounds(); round++) {
            String folder = "round-" + round + "/";
            SearchStage.Config searching = new SearchStage.Config(
                    config.agent(),
                    config.protocol(),
                    variations(round),
                    config.plan().attempts(),
                    config.beams(),
                    config.plan().renamedShare(),
                    config.seed() + round);
            Stages.Done<SearchResult> search = stages.runIn(
                    run,
                    folder + "search",
                    new SearchStage(world, searching, names.seeded(config.seed() + round), best, workers));
            found.add(search.directory().resolve(SearchStage.FOUND));
            ways += search.result().solvedBySearch();
            Path next = train(stages, run, best, found, round);
            Interval score = score(stages, run, folder + "dev", next);
            boolean kept = score.mean() > bestScore.mean();
            rounds.add(new ImproveResult.Round(round, search.result(), ways, score, kept));
            progress.say(ImproveTable.line(rounds.get(rounds.size() - 1)));
            if (kept) {
                best = next;
                bestScore = score;
            }
        }
        for (Role role : roles()) {
            ModelFiles.copy(best.resolve(role.label()), run.file(MODELS).resolve(role.label()));
        }
        return new ImproveResult(before, rounds, MODELS);
    }

    private NewNames names() {
        double share = config.plan().renamedShare();
        return share > 0
                ? NewNames.of(gold, config.plan().kept(), world.functionWords(), share, config.seed())
                : NewNames.NONE;
    }

    /** Training variations of a round: the next ones of each task, in an order drawn by the seed. */
    private List<Variation> variations(int round) {
        List<Variation> chosen = new ArrayList<>();
        for (TaskId task : world.tasks().select(config.tasks())) {
            List<Variation> all = new ArrayList<>(world.tasks().variations(task, Split.TRAIN));
            Collections.shuffle(
                    all, new Random(config.seed() * 1_000_003 + task.code().hashCode()));
            int count = Math.min(config.plan().variationsPerTask(), all.size());
            for (int i = 0; i < count; i++) {
                chosen.add(all.get(((round - 1) * count + i) % all.size()));
            }
        }
        return chosen;
    }

    private List<Variation> dev() {
        return config.protocol()
                .withVariationsPerTask(config.plan().devPerTask())
                .episodes(world.tasks(), world.tasks().select(config.tasks()), Split.DEV);
    }

    private Interval score(Stages stages, RunDirectory run, String name, Path scored) {
        EvaluateStage.Config dev = new EvaluateStage.Config(
                config.agent(), config.protocol(), dev(), config.beams(), config.seed(), AgentOptions.DEFAULT);
        EvaluateStage stage = EvaluateStage.by(workers, world, dev, AgentModels.in(scored));
        return stages.runIn(run, name, stage).result().taskScore();
    }

    /** Trains each model on what it is asked in its own wording, as many at once as there are threads. */
    private Path train(Stages stages, RunDirectory run, Path start, List<Path> found, int round) {
        Path folder = run.file("round-" + round);
        Path material = folder.resolve("material.jsonl");
        new Material(gold, config.plan().goldPerTask(), config.plan().ownShare()).write(found, material);
        Torch.threads(1);
        OrderedWork.run(
                roles(),
                workers.threads(),
                () -> (Function<Role, Path>)
                        role -> train(stages, run, start.resolve(role.label()), material, role, round),
                (role, model) -> ModelFiles.copy(model, folder.resolve(MODELS).resolve(role.label())));
        return folder.resolve(MODELS);
    }

    private Path train(Stages stages, RunDirectory run, Path start, Path material, Role role, int round) {
        AgentModelConfig asked = AgentModelConfig.ofModel(start, role.label(), world.name());
        RowOptions rows = new RowOptions(asked.alignment(), asked.historyLength(), asked.wording());
        DatasetPlan plan = new DatasetPlan(rows, List.of(role), Selection.ALL, DatasetLayout.CAIRN, 0, false);
        String folder = "round-" + round + "/";
        Path dataset = stages.runIn(
                        run,
                        folder + "dataset-" + role.label(),
                        new DatasetStage(world, material, plan, Optional.empty(), workers))
                .directory();
        TrainStage.Config training = new TrainStage.Config(
                role.label(),
                List.of(role),
                List.of(role),
                ModelShape.DEFAULTS,
                config.plan().of(role),
                config.seed() + round);
        TrainStage stage = new TrainStage(
                training, TrainingData.of(dataset), Optional.of(start), Device.of("auto"), ProcessGroup.NONE);
        return stages.runIn(run, folder + "train-" + role.label(), stage)
                .directory()
                .resolve(TrainStage.MODEL);
    }
}
