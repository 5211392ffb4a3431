package dev.cairn.t5.train;

import dev.cairn.t5.lora.LoraConfig;
import dev.cairn.t5.model.GradientMode;
import dev.cairn.t5.train.optimizer.Algorithm;
import dev.cairn.t5.train.optimizer.Schedule;
import dev.cairn.t5.train.update.OptimizerConfig;
import dev.cairn.t5.train.update.ParameterGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a {@link TrainingConfig}; each method returns this. */
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
    private final List<ParameterGroup> groups = new ArrayList<>(List.of(ParameterGroup.UNDECAYED));
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

    /**
     * Encoder tokens of a micro batch, padding included (a longer example is a batch of its own), and micro batches of a step, which are
     * computed side by side on as many threads; by default 4096 and 1.
     */
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

    /** Decoupled; by default 0.01. Norms and position biases are not decayed. */
    public TrainingConfigBuilder weightDecay(double decay) {
        weightDecay = decay;
        return this;
    }

    /**
     * Updates some parameters differently; of several groups the first that takes a parameter decides.
     *
     * @param names regular expression, searched for in the names of the parameters; the empty one takes all
     * @param decay in place of the general one
     * @param learningRateFactor multiplies the learning rate, above 0
     */
    public TrainingConfigBuilder parameters(String names, double decay, double learningRateFactor) {
        groups.add(groups.size() - 1, new ParameterGroup(names, decay, learningRateFactor));
        return this;
    }

    /** Gradients are scaled down to this norm, all together; by default 1. */
    public TrainingConfigBuilder maxGradNorm(double norm) {
        maxGradNorm = norm;
        return this;
    }

    /** Share of the target probability spread over the vocabulary, in [0, 1); by default 0. */
    public TrainingConfigBuilder labelSmoothing(double share) {
        labelSmoothing = share;
        return this;
    }

    /** Tokens of inputs and targets, which are cut on the right; by default 1024 and 32. */
    public TrainingConfigBuilder maxLengths(int input, int target) {
        maxInputLength = input;
        maxTargetLength = target;
        return this;
    }

    /**
     * Steps between evaluations, each of which saves a checkpoint, and how many validation examples are answered for exact match and BLEU;
     * by default 500 and 64.
     */
    public TrainingConfigBuilder evaluate(int every, int answered) {
        evaluateEvery = every;
        sample = answered;
        return this;
    }

    /**
     * What the best checkpoint is best in, and the evaluations without a better one after which training stops (0 for never); by default
     * the validation loss, and 0.
     */
    public TrainingConfigBuilder selectBy(ModelSelection.Criterion by, int evaluationsOfPatience) {
        criterion = by;
        patience = evaluationsOfPatience;
        return this;
    }

    /**
     * How many of the last checkpoints are kept; the mean of their weights is chosen where it is better than the best single one. By
     * default none are averaged.
     */
    public TrainingConfigBuilder averageLast(int checkpoints) {
        averageLast = checkpoints;
        return this;
    }

    /**
     * Trains adapters only, which are merged into the model at the end; by default all weights are trained.
     *
     * @param rank rows of A and columns of B
     * @param alpha the adapter's product is multiplied by {@code alpha / rank}
     * @param targets names of linear maps: of attention q, k, v, o, of the feed-forward part wi, wi_0, wi_1, wo
     */
    public TrainingConfigBuilder lora(int rank, double alpha, List<String> targets) {
        lora = Optional.of(new LoraConfig(rank, alpha, targets));
        return this;
    }

    /**
     * Whether the input of each block alone is kept, and the block computed again on the way back: about a third more time, far less
     * memory, the same gradients. By default everything is kept.
     */
    public TrainingConfigBuilder gradientCheckpointing(boolean on) {
        gradients = new GradientMode(on, gradients.bf16());
        return this;
    }

    /**
     * Whether matrix products are in bfloat16, and everything that is kept in single precision; refused on CPUs without units for it. By
     * default all is single precision.
     */
    public TrainingConfigBuilder bf16(boolean on) {
        gradients = new GradientMode(gradients.checkpointing(), on);
        return this;
    }

    /** Of first weights, order and dropout; by default 1. */
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
        return new TrainingConfig(new TrainingOptions(
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
                seed));
    }
}
