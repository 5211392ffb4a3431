package dev.cairn.t5.train;

import dev.cairn.t5.lora.LoraConfig;
import dev.cairn.t5.model.GradientMode;
import dev.cairn.t5.train.optimizer.Algorithm;
import dev.cairn.t5.train.optimizer.OptimizerConfig;
import dev.cairn.t5.train.optimizer.ParameterGroup;
import dev.cairn.t5.train.optimizer.Schedule;
import java.util.List;
import java.util.Optional;

/** Makes a {@link TrainingConfig}, which says what the options mean; each method returns this. */
public final class TrainingConfigBuilder {

    private final int steps;
    private int batchTokens = 4096;
    private int gradientAccumulation = 1;
    private Algorithm algorithm = Algorithm.ADAMW;
    private double learningRate = 1e-3;
    private int warmupSteps;
    private Schedule schedule = Schedule.LINEAR;
    private double weightDecay = 0.01;
    private double maxGradNorm = 1;
    private List<ParameterGroup> groups = List.of(ParameterGroup.UNDECAYED);
    private double labelSmoothing;
    private int maxInputLength = 1024;
    private int maxTargetLength = 32;
    private int evaluateEvery = 500;
    private int sample = 64;
    private ModelSelection.Criterion criterion = ModelSelection.Criterion.LOSS;
    private int patience;
    private int averageLast;
    private Optional<LoraConfig> lora = Optional.empty();
    private GradientMode gradients = GradientMode.PLAIN;
    private long seed = 1;

    TrainingConfigBuilder(int steps) {
        this.steps = steps;
    }

    /** Encoder tokens of a micro batch, and micro batches of a step; by default 4096 and 1. */
    public TrainingConfigBuilder batches(int tokens, int accumulation) {
        batchTokens = tokens;
        gradientAccumulation = accumulation;
        return this;
    }

    /** By default AdamW. */
    public TrainingConfigBuilder algorithm(Algorithm value) {
        algorithm = value;
        return this;
    }

    /** Peak, steps to reach it, and how it goes on; by default 1e-3, 0, linearly to 0. */
    public TrainingConfigBuilder learningRate(double peak, int warmup, Schedule then) {
        learningRate = peak;
        warmupSteps = warmup;
        schedule = then;
        return this;
    }

    /** By default 0.01, and 0 for norms and position biases. */
    public TrainingConfigBuilder weightDecay(double decay, ParameterGroup... except) {
        weightDecay = decay;
        groups = List.of(except);
        return this;
    }

    /** By default 1. */
    public TrainingConfigBuilder maxGradNorm(double norm) {
        maxGradNorm = norm;
        return this;
    }

    /** By default 0. */
    public TrainingConfigBuilder labelSmoothing(double share) {
        labelSmoothing = share;
        return this;
    }

    /** Tokens of inputs and targets; by default 1024 and 32. */
    public TrainingConfigBuilder maxLengths(int input, int target) {
        maxInputLength = input;
        maxTargetLength = target;
        return this;
    }

    /** Steps between evaluations, and validation examples answered at each; by default 500 and 64. */
    public TrainingConfigBuilder evaluate(int every, int answered) {
        evaluateEvery = every;
        sample = answered;
        return this;
    }

    /** By default the validation loss chooses, and nothing stops training before its last step. */
    public TrainingConfigBuilder selectBy(ModelSelection.Criterion by, int evaluationsOfPatience) {
        criterion = by;
        patience = evaluationsOfPatience;
        return this;
    }

    /** By default no checkpoints are averaged. */
    public TrainingConfigBuilder averageLast(int checkpoints) {
        averageLast = checkpoints;
        return this;
    }

    /** By default all weights are trained. */
    public TrainingConfigBuilder lora(LoraConfig adapters) {
        lora = Optional.of(adapters);
        return this;
    }

    /** By default everything is kept, in single precision. */
    public TrainingConfigBuilder gradients(GradientMode mode) {
        gradients = mode;
        return this;
    }

    /** By default 1. */
    public TrainingConfigBuilder seed(long value) {
        seed = value;
        return this;
    }

    /**
     * The configuration.
     *
     * @throws dev.cairn.t5.T5Exception when a value is out of its range; the message names it
     */
    public TrainingConfig build() {
        return new TrainingConfig(
                steps,
                batchTokens,
                gradientAccumulation,
                new OptimizerConfig(algorithm, learningRate, warmupSteps, schedule, weightDecay, maxGradNorm, groups),
                labelSmoothing,
                maxInputLength,
                maxTargetLength,
                new ModelSelection(evaluateEvery, sample, criterion, patience, averageLast),
                lora,
                gradients,
                seed);
    }
}
