package dev.cairn.cli.train;

import dev.cairn.core.UserException;
import dev.cairn.pipeline.train.EntityRandomization;
import dev.cairn.pipeline.train.ExampleMixing;
import dev.cairn.pipeline.train.ModelShape;
import dev.cairn.pipeline.train.TrainPlan;
import dev.cairn.t5.Device;
import dev.cairn.t5.train.ModelSelection;
import dev.cairn.t5.train.optimizer.Algorithm;
import dev.cairn.t5.train.optimizer.Schedule;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Size and schedule of a training; what is not given is as in a recipe that does not say it. */
final class TrainOptions {
    private static final ModelShape SHAPE = ModelShape.DEFAULTS;
    private static final TrainPlan PLAN = TrainPlan.DEFAULTS;

    @Option(names = "--vocabulary", description = "Tokens of a tokenizer trained from scratch.")
    private int vocabulary = SHAPE.vocabulary();

    @Option(names = "--d-model", description = "Width, from scratch.")
    private int dModel = SHAPE.dModel();

    @Option(names = "--d-ff", description = "Width of the feed-forward part, from scratch.")
    private int dFf = SHAPE.dFf();

    @Option(names = "--layers", description = "Layers of encoder and of decoder, from scratch.")
    private int layers = SHAPE.layers();

    @Option(names = "--heads", description = "Attention heads, from scratch.")
    private int heads = SHAPE.heads();

    @Option(names = "--steps", description = "Optimiser steps.")
    private int steps = PLAN.steps();

    @Option(
            names = "--optimizer",
            paramLabel = "NAME",
            defaultValue = "adamw",
            description = "adamw; or muon for the matrices within layers, which from scratch needs fewer steps.")
    private Algorithm optimizer = Algorithm.ADAMW;

    @Option(names = "--learning-rate", description = "Peak.")
    private double learningRate = PLAN.optimizer().learningRate();

    @Option(names = "--warmup-steps", description = "Steps of linear warm-up.")
    private int warmupSteps = PLAN.schedule().warmupSteps();

    @Option(
            names = "--schedule",
            paramLabel = "NAME",
            defaultValue = "linear",
            description = "Of the learning rate after the warm-up: linear or cosine down to 0, or constant.")
    private Schedule schedule = Schedule.LINEAR;

    @Option(names = "--batch-tokens", description = "Encoder tokens of one micro batch, with padding.")
    private int batchTokens = PLAN.batches().tokens();

    @Option(
            names = "--micro-batches",
            paramLabel = "N",
            description = "Micro batches of one step, computed side by side on as many threads.")
    private int microBatches = PLAN.batches().micro();

    @Option(names = "--weight-decay", description = "Decoupled weight decay.")
    private double weightDecay = PLAN.optimizer().weightDecay();

    @Option(names = "--max-grad-norm", description = "Gradients are scaled down to this norm.")
    private double maxGradNorm = PLAN.optimizer().maxGradNorm();

    @Option(
            names = "--dropout",
            paramLabel = "SHARE",
            description = "Dropped in training, in [0, 1); otherwise that of the model to start from, 0 from scratch.")
    private Optional<Double> dropout;

    @Option(names = "--label-smoothing", description = "Share spread over the vocabulary.")
    private double labelSmoothing = PLAN.regularization().labelSmoothing();

    @Option(names = "--max-input-length", description = "Tokens of a prompt; the rest is cut.")
    private int maxInputLength = PLAN.lengths().input();

    @Option(names = "--max-target-length", description = "Tokens of an answer.")
    private int maxTargetLength = PLAN.lengths().target();

    @Option(names = "--evaluate-every", description = "Steps between evaluations and checkpoints.")
    private int evaluateEvery = PLAN.evaluation().every();

    @Option(
            names = "--sample",
            paramLabel = "N",
            description = "Validation rows answered at each evaluation, for exact match and BLEU.")
    private int sample = PLAN.evaluation().sample();

    @Option(
            names = "--select-by",
            paramLabel = "SCORE",
            description = "What the best checkpoint is best in: loss, exact-match or bleu.")
    private ModelSelection.Criterion selectBy = PLAN.evaluation().selectBy();

    @Option(
            names = "--patience",
            paramLabel = "N",
            description = "Stop after N evaluations without a better one; 0 for never.")
    private int patience = PLAN.evaluation().patience();

    @Option(
            names = "--average-last",
            paramLabel = "N",
            description = "Try the mean of the last N checkpoints, and keep it if it is better.")
    private int averageLast = PLAN.evaluation().averageLast();

    @Option(
            names = "--lora-rank",
            paramLabel = "N",
            defaultValue = "0",
            description = "Train adapters of this rank only, and merge them in the end; 0 trains all weights.")
    private int loraRank;

    @Option(
            names = "--lora-alpha",
            paramLabel = "NUMBER",
            defaultValue = "16",
            description = "Adapters are multiplied by alpha / rank.")
    private double loraAlpha;

    @Option(
            names = "--lora-targets",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "q,v",
            description = "Linear maps with adapters: of q, k, v, o, wi, wi_0, wi_1, wo.")
    private List<String> loraTargets = List.of();

    @Option(
            names = "--gradient-checkpointing",
            description = "Keep the inputs of blocks only: less memory, about a third more time, the same gradients.")
    private boolean gradientCheckpointing;

    @Option(
            names = "--device",
            paramLabel = "NAME",
            defaultValue = "auto",
            description = "cpu, cuda, cuda:N, or auto: CUDA where this build and this machine have it.")
    private String device = "";

    @Option(
            names = "--precision",
            paramLabel = "NAME",
            defaultValue = "fp32",
            description =
                    "Of matrix products: fp32; bf16, refused on CPUs without units for it; or auto: bf16 on CUDA only.")
    private String precision = "";

    @Option(
            names = "--processes",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Processes of this machine that share the micro batches of each step; the result is that of one.")
    private int processes;

    @Option(
            names = "--mix-limit",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Balances tasks: no more than N rows of a task count, and a task's share is that to the power of 1"
                            + " / T. 0 to take all rows as they are.")
    private int mixLimit;

    @Option(
            names = "--mix-temperature",
            paramLabel = "T",
            description = "For --mix-limit: 1 for shares as in the data; the higher, the more equal.")
    private double mixTemperature = ExampleMixing.DEFAULTS.temperature();

    @Option(
            names = "--final-step-weight",
            paramLabel = "N",
            description =
                    "For --mix-limit: how often the last row of an episode comes, which often is the answer to it all.")
    private int finalStepWeight = ExampleMixing.DEFAULTS.finalStepWeight();

    @Option(
            names = "--hard-example-weight",
            paramLabel = "N",
            description =
                    "For --mix-limit and --from: how often a row comes that the model to start from answers wrongly."
                            + " Takes some minutes at the beginning.")
    private int hardExampleWeight = ExampleMixing.DEFAULTS.hardExampleWeight();

    @Option(
            names = "--randomize-entities",
            paramLabel = "SHARE",
            defaultValue = "0",
            description =
                    "Share of training rows in which things get other names, so that names are copied and not learnt"
                            + " by heart.")
    private double randomizeEntities;

    @Option(
            names = "--randomize-except",
            paramLabel = "NAME",
            split = ",",
            description =
                    "For --randomize-entities: words and, by their codes, tasks that keep their names, for example"
                            + " water,6-2; what has to be known about them cannot be copied.")
    private List<String> randomizeExcept = List.of();

    @Option(
            names = "--randomize-passes",
            paramLabel = "N",
            description =
                    "For --randomize-entities: how often the rows come, with other names each time, before all of it"
                            + " again.")
    private int randomizePasses = EntityRandomization.DEFAULTS.passes();

    @Option(names = "--seed", defaultValue = "1", description = "Of first weights and order.")
    private long seed;

    ModelShape shape() {
        return new ModelShape(vocabulary, dModel, dFf, layers, heads);
    }

    /** The device of one of several processes. */
    Device device(int rank) {
        return Device.of(device, rank);
    }

    int processes() {
        if (processes < 1 || microBatches % processes != 0) {
            throw new UserException("--processes is " + processes + ": expected a divisor of --micro-batches, which is "
                    + microBatches);
        }
        return processes;
    }

    private boolean bf16(Device on) {
        return switch (precision) {
            case "fp32" -> false;
            case "bf16" -> {
                on.requireFastBfloat16();
                yield true;
            }
            case "auto" -> on.type() == Device.Type.CUDA;
            default -> throw new UserException("--precision is " + precision + ": expected fp32, bf16 or auto");
        };
    }

    TrainPlan plan(Device on) {
        return new TrainPlan(
                steps,
                new TrainPlan.Optimizer(optimizer, learningRate, weightDecay, maxGradNorm),
                new TrainPlan.Schedule(warmupSteps, schedule),
                new TrainPlan.Batches(batchTokens, microBatches),
                new TrainPlan.Lengths(maxInputLength, maxTargetLength),
                new TrainPlan.Evaluation(evaluateEvery, sample, selectBy, patience, averageLast),
                new TrainPlan.Regularization(dropout, labelSmoothing),
                part(
                        loraRank == 0,
                        new TrainPlan.Lora(
                                loraRank == 0 ? TrainPlan.Lora.DEFAULTS.rank() : loraRank, loraAlpha, loraTargets),
                        TrainPlan.Lora.DEFAULTS,
                        "--lora-alpha and --lora-targets change nothing without --lora-rank"),
                new TrainPlan.Gradients(gradientCheckpointing, bf16(on)),
                part(
                        mixLimit == 0,
                        new ExampleMixing(
                                mixLimit == 0 ? ExampleMixing.DEFAULTS.limit() : mixLimit,
                                mixTemperature,
                                finalStepWeight,
                                hardExampleWeight),
                        ExampleMixing.DEFAULTS,
                        "--mix-temperature, --final-step-weight and --hard-example-weight change nothing without"
                                + " --mix-limit"),
                part(
                        randomizeEntities == 0,
                        new EntityRandomization(
                                randomizeEntities == 0 ? EntityRandomization.DEFAULTS.share() : randomizeEntities,
                                randomizeExcept,
                                randomizePasses),
                        EntityRandomization.DEFAULTS,
                        "--randomize-except and --randomize-passes change nothing without --randomize-entities"));
    }

    /** A part that is off unless its first flag is given; the others are checked all the same. */
    private static <P> Optional<P> part(boolean off, P given, P usual, String otherwise) {
        if (off && !given.equals(usual)) {
            throw new UserException(otherwise + "; give that too, or leave them out");
        }
        return off ? Optional.empty() : Optional.of(given);
    }

    long seed() {
        return seed;
    }
}
