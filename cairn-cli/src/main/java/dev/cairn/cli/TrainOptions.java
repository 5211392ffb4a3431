package dev.cairn.cli;

import dev.cairn.cli.stage.ModelShape;
import dev.cairn.cli.stage.TrainPlan;
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

    @Option(names = "--learning-rate", defaultValue = "1e-3", description = "Peak, falling linearly to 0.")
    private double learningRate;

    @Option(names = "--warmup-steps", defaultValue = "100", description = "Steps of linear warm-up.")
    private int warmupSteps;

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

    @Option(names = "--seed", defaultValue = "1", description = "Of first weights and order.")
    private long seed;

    ModelShape shape() {
        return new ModelShape(vocabulary, dModel, dFf, layers, heads);
    }

    TrainPlan plan() {
        return new TrainPlan(
                steps,
                learningRate,
                Math.min(warmupSteps, steps),
                batchTokens,
                microBatches,
                weightDecay,
                labelSmoothing,
                maxInputLength,
                maxTargetLength,
                evaluateEvery);
    }

    long seed() {
        return seed;
    }
}
