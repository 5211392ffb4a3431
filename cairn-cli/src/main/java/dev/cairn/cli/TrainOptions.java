package dev.cairn.cli;

import dev.cairn.core.UserException;
import dev.cairn.pipeline.train.EntityRandomization;
import dev.cairn.pipeline.train.ExampleMixing;
import dev.cairn.pipeline.train.ModelShape;
import dev.cairn.pipeline.train.TrainPlan;
import dev.cairn.t5.Device;
import dev.cairn.t5.lora.LoraConfig;
import dev.cairn.t5.train.ModelSelection;
import dev.cairn.t5.train.optimizer.Algorithm;
import dev.cairn.t5.train.optimizer.Schedule;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Help;
import picocli.CommandLine.Option;

/** Size and schedule of a training. */
final class TrainOptions {
    @Option(names = "--vocabulary", defaultValue = "2048", description = "Tokens of a tokenizer trained from scratch.")
    private int vocabulary;

    @Option(names = "--d-model", defaultValue = "128", description = "Width, from scratch.")
    private int dModel;

    @Option(names = "--d-ff", defaultValue = "256", description = "Width of the feed-forward part, from scratch.")
    private int dFf;

    @Option(names = "--layers", defaultValue = "2", description = "Layers of encoder and of decoder, from scratch.")
    private int layers;

    @Option(names = "--heads", defaultValue = "4", description = "Attention heads, from scratch.")
    private int heads;

    @Option(names = "--steps", defaultValue = "2000", description = "Optimiser steps.")
    private int steps;

    @Option(
            names = "--optimizer",
            paramLabel = "NAME",
            defaultValue = "adamw",
            description = "adamw; or muon for the matrices within layers, which from scratch needs fewer steps.")
    private Algorithm optimizer = Algorithm.ADAMW;

    @Option(names = "--learning-rate", defaultValue = "1e-3", description = "Peak.")
    private double learningRate;

    @Option(names = "--warmup-steps", defaultValue = "100", description = "Steps of linear warm-up.")
    private int warmupSteps;

    @Option(
            names = "--schedule",
            paramLabel = "NAME",
            defaultValue = "linear",
            description = "Of the learning rate after the warm-up: linear or cosine down to 0, or constant.")
    private Schedule schedule = Schedule.LINEAR;

    @Option(
            names = "--batch-tokens",
            defaultValue = "4096",
            description = "Encoder tokens of one micro batch, with padding.")
    private int batchTokens;

    @Option(
            names = "--micro-batches",
            paramLabel = "N",
            defaultValue = "2",
            description = "Micro batches of one step, computed side by side on as many threads.")
    private int microBatches;

    @Option(names = "--weight-decay", defaultValue = "0.01", description = "Decoupled weight decay.")
    private double weightDecay;

    @Option(names = "--decay-norms", description = "Decay norms and position biases as well.")
    private boolean decayNorms;

    @Option(names = "--max-grad-norm", defaultValue = "1", description = "Gradients are scaled down to this norm.")
    private double maxGradNorm;

    @Option(
            names = "--dropout",
            paramLabel = "SHARE",
            showDefaultValue = Help.Visibility.NEVER,
            description = "Dropped in training, in [0, 1); otherwise that of the model to start from, 0 from scratch.")
    private Optional<Double> dropout = Optional.empty();

    @Option(names = "--label-smoothing", defaultValue = "0", description = "Share spread over the vocabulary.")
    private double labelSmoothing;

    @Option(names = "--max-input-length", defaultValue = "1024", description = "Tokens of a prompt; the rest is cut.")
    private int maxInputLength;

    @Option(names = "--max-target-length", defaultValue = "30", description = "Tokens of an answer.")
    private int maxTargetLength;

    @Option(
            names = "--evaluate-every",
            defaultValue = "500",
            description = "Steps between evaluations and checkpoints.")
    private int evaluateEvery;

    @Option(
            names = "--sample",
            paramLabel = "N",
            defaultValue = "64",
            description = "Validation rows answered at each evaluation, for exact match and BLEU.")
    private int sample;

    @Option(
            names = "--select-by",
            paramLabel = "SCORE",
            defaultValue = "loss",
            description = "What the best checkpoint is best in: loss, exact-match or bleu.")
    private ModelSelection.Criterion selectBy = ModelSelection.Criterion.LOSS;

    @Option(
            names = "--patience",
            paramLabel = "N",
            defaultValue = "0",
            description = "Stop after so many evaluations without a better one; 0 for never.")
    private int patience;

    @Option(
            names = "--average-last",
            paramLabel = "N",
            defaultValue = "0",
            description = "Try the mean of the last N checkpoints, and keep it if it is better.")
    private int averageLast;

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
                    "Balances tasks: no more than N rows of a task count, and a task's share is that to the power of 1 / T."
                            + " 0 to take all rows as they are.")
    private int mixLimit;

    @Option(
            names = "--mix-temperature",
            paramLabel = "T",
            defaultValue = "2",
            description = "For --mix-limit: 1 for shares as in the data; the higher, the more equal.")
    private double mixTemperature;

    @Option(
            names = "--mix-last",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "For --mix-limit: how often the last row of an episode comes, which often is the answer to it all.")
    private int mixLast;

    @Option(
            names = "--mix-wrong",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "For --mix-limit and --from: how often a row comes that the model to start from answers wrongly. Takes some"
                            + " minutes at the beginning.")
    private int mixWrong;

    @Option(
            names = "--rename",
            paramLabel = "SHARE",
            defaultValue = "0",
            description =
                    "Share of training rows in which things get other names, so that names are copied and not learnt"
                            + " by heart.")
    private double rename;

    @Option(
            names = "--rename-except",
            paramLabel = "NAME",
            split = ",",
            description = "For --rename: words and, by their codes, tasks that keep their names, for example water,6-2;"
                    + " what has to be known about them cannot be copied.")
    private List<String> renameExcept = List.of();

    @Option(
            names = "--rename-passes",
            paramLabel = "N",
            defaultValue = "3",
            description = "For --rename: how often the rows come, with other names each time, before all of it again.")
    private int renamePasses;

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
            case "bf16" -> true;
            case "auto" -> on.type() == Device.Type.CUDA;
            default -> throw new UserException("--precision is " + precision + ": expected fp32, bf16 or auto");
        };
    }

    TrainPlan plan(Device on) {
        return new TrainPlan(
                steps,
                optimizer,
                learningRate,
                Math.min(warmupSteps, steps),
                schedule,
                batchTokens,
                microBatches,
                weightDecay,
                decayNorms,
                maxGradNorm,
                dropout,
                labelSmoothing,
                maxInputLength,
                maxTargetLength,
                evaluateEvery,
                sample,
                selectBy,
                patience,
                averageLast,
                loraRank == 0 ? Optional.empty() : Optional.of(new LoraConfig(loraRank, loraAlpha, loraTargets)),
                gradientCheckpointing,
                bf16(on),
                mixLimit == 0
                        ? Optional.empty()
                        : Optional.of(new ExampleMixing(mixLimit, mixTemperature, mixLast, mixWrong)),
                rename == 0
                        ? Optional.empty()
                        : Optional.of(new EntityRandomization(rename, renameExcept, renamePasses)));
    }

    long seed() {
        return seed;
    }
}
