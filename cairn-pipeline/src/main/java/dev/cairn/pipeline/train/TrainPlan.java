package dev.cairn.pipeline.train;

import static dev.cairn.core.InvalidValueException.require;
import static dev.cairn.core.InvalidValueException.requireAtLeast;
import static dev.cairn.core.InvalidValueException.requireBetween;

import dev.cairn.core.Role;
import dev.cairn.core.io.RenamedKey;
import dev.cairn.t5.Device;
import dev.cairn.t5.lora.LoraConfig;
import dev.cairn.t5.train.ModelSelection;
import dev.cairn.t5.train.TrainingConfig;
import dev.cairn.t5.train.TrainingConfigBuilder;
import dev.cairn.t5.train.optimizer.Algorithm;
import java.util.List;
import java.util.Optional;

/**
 * How one model is trained. Each part checks its values; {@link #DEFAULTS} has those that nothing is said about, in a recipe as on the
 * command line.
 *
 * @param steps optimiser steps
 * @param lora trains adapters only, which are merged into the model at the end
 * @param gradients memory and precision of computing them
 * @param mix how much each task counts; otherwise by its rows
 * @param entityRandomization gives things other names in training rows
 */
@RenamedKey(old = "learning-rate", now = "'optimizer.learning-rate'")
@RenamedKey(old = "weight-decay", now = "'optimizer.weight-decay'")
@RenamedKey(old = "max-grad-norm", now = "'optimizer.max-grad-norm'")
@RenamedKey(old = "warmup-steps", now = "'schedule.warmup-steps'")
@RenamedKey(old = "batch-tokens", now = "'batches.tokens'")
@RenamedKey(old = "micro-batches", now = "'batches.micro'")
@RenamedKey(old = "decay-norms", now = "gone: norms and position biases are not decayed")
@RenamedKey(old = "dropout", now = "'regularization.dropout'")
@RenamedKey(old = "label-smoothing", now = "'regularization.label-smoothing'")
@RenamedKey(old = "max-input-length", now = "'lengths.input'")
@RenamedKey(old = "max-target-length", now = "'lengths.target'")
@RenamedKey(old = "evaluate-every", now = "'evaluation.every'")
@RenamedKey(old = "sample", now = "'evaluation.sample'")
@RenamedKey(old = "select-by", now = "'evaluation.select-by'")
@RenamedKey(old = "patience", now = "'evaluation.patience'")
@RenamedKey(old = "average-last", now = "'evaluation.average-last'")
@RenamedKey(old = "gradient-checkpointing", now = "'gradients.checkpointing'")
@RenamedKey(old = "bf16", now = "'gradients.bf16'")
@RenamedKey(old = "rename", now = "'entity-randomization'")
public record TrainPlan(
        int steps,
        Optimizer optimizer,
        Schedule schedule,
        Batches batches,
        Lengths lengths,
        Evaluation evaluation,
        Regularization regularization,
        Optional<Lora> lora,
        Gradients gradients,
        Optional<ExampleMixing> mix,
        Optional<EntityRandomization> entityRandomization) {

    /** A small model from scratch on a few processors. */
    public static final TrainPlan DEFAULTS = new TrainPlan(
            2000,
            new Optimizer(Algorithm.ADAMW, 1e-3, 0.01, 1),
            new Schedule(100, dev.cairn.t5.train.optimizer.Schedule.LINEAR),
            new Batches(4096, 2),
            new Lengths(1024, 40),
            new Evaluation(500, 64, ModelSelection.Criterion.LOSS, 0, 0),
            new Regularization(Optional.empty(), 0),
            Optional.empty(),
            new Gradients(false, false),
            Optional.empty(),
            Optional.empty());

    public TrainPlan {
        requireAtLeast(1, "steps", steps);
        require(
                lora.isEmpty() || evaluation.averageLast() < 2,
                "evaluation.average-last",
                evaluation.averageLast(),
                "0 with lora, since a mean of merged models has no adapters");
    }

    /**
     * What turns gradients into updates.
     *
     * @param algorithm AdamW, or Muon for the matrices within layers, which from scratch needs fewer steps
     * @param learningRate at its peak
     * @param weightDecay decoupled; norms and position biases are not decayed
     * @param maxGradNorm gradients are scaled down to this norm
     */
    public record Optimizer(Algorithm algorithm, double learningRate, double weightDecay, double maxGradNorm) {
        public Optimizer {
            require(
                    learningRate > 0 && learningRate <= 10,
                    "learning-rate",
                    learningRate,
                    "a number above 0, 10 at most");
            require(isFrom0(weightDecay) && weightDecay <= 1, "weight-decay", weightDecay, "0 to 1");
            requireAboveZero("max-grad-norm", maxGradNorm);
        }
    }

    /**
     * How the learning rate changes.
     *
     * @param warmupSteps steps in which it grows from 0 to its peak; all of a training that has fewer
     * @param kind how it goes on
     */
    public record Schedule(int warmupSteps, dev.cairn.t5.train.optimizer.Schedule kind) {
        public Schedule {
            requireAtLeast(0, "warmup-steps", warmupSteps);
        }
    }

    /**
     * What one step sees.
     *
     * @param tokens encoder tokens of one micro batch, padding included
     * @param micro micro batches of one step, computed side by side on as many threads
     */
    public record Batches(int tokens, int micro) {
        public Batches {
            requireAtLeast(1, "tokens", tokens);
            requireBetween(1, 1024, "micro", micro);
        }
    }

    /**
     * Longest texts, in tokens; the rest is cut on the right.
     *
     * @param input of a prompt
     * @param target of an answer
     */
    public record Lengths(int input, int target) {
        private static final int LONGEST = 1 << 16;

        public Lengths {
            requireBetween(1, LONGEST, "input", input);
            requireBetween(1, LONGEST, "target", target);
        }
    }

    /**
     * How the model is chosen among checkpoints.
     *
     * @param every steps from one evaluation and checkpoint to the next
     * @param sample validation rows answered each time, for exact match and BLEU
     * @param selectBy what the best checkpoint is best in
     * @param patience evaluations without a better one after which training stops; 0 for never
     * @param averageLast checkpoints whose mean is tried at the end; 0 for none
     */
    public record Evaluation(int every, int sample, ModelSelection.Criterion selectBy, int patience, int averageLast) {
        public Evaluation {
            requireAtLeast(1, "every", every);
            requireAtLeast(0, "sample", sample);
            require(
                    sample > 0 || selectBy == ModelSelection.Criterion.LOSS,
                    "sample",
                    sample,
                    "1 or more, since checkpoints are chosen by " + selectBy);
            requireAtLeast(0, "patience", patience);
            requireAtLeast(0, "average-last", averageLast);
        }
    }

    /**
     * What keeps a model from learning rows by heart.
     *
     * @param dropout share dropped in training; otherwise that of the model to start from, or 0 from scratch
     * @param labelSmoothing share of the target's probability that is spread over the vocabulary
     */
    public record Regularization(Optional<Double> dropout, double labelSmoothing) {
        public Regularization {
            dropout.ifPresent(share -> require(isShare(share), "dropout", share, "a share in [0, 1)"));
            require(isShare(labelSmoothing), "label-smoothing", labelSmoothing, "a share in [0, 1)");
        }
    }

    /**
     * Which maps get an adapter, and how large.
     *
     * @param rank rows of A and columns of B
     * @param alpha the adapter's product is multiplied by {@code alpha / rank}
     * @param targets names of linear maps: of attention q, k, v, o, of the feed-forward part wi, wi_0, wi_1, wo
     */
    public record Lora(int rank, double alpha, List<String> targets) {
        /** As in the paper of LoRA: small adapters of queries and values. */
        public static final Lora DEFAULTS = new Lora(8, 16, List.of("q", "v"));

        public Lora {
            targets = new LoraConfig(rank, alpha, targets).targets();
        }
    }

    /**
     * How gradients are computed.
     *
     * @param checkpointing computes each block again on the way back: more time, far less memory
     * @param bf16 matrix products in bfloat16
     */
    public record Gradients(boolean checkpointing, boolean bf16) {}

    /**
     * The plan of one of an agent's models: this one for the executor and for swift.
     *
     * @param controllerSteps of the controller, if it has others; likewise {@code firstSteps}
     */
    public TrainPlan of(Role role, Optional<Integer> controllerSteps, Optional<Integer> firstSteps) {
        return switch (role) {
            case EXECUTOR, SWIFT -> this;
            case CONTROLLER -> controllerSteps.map(this::withSteps).orElse(this);
            case FIRST -> firstSteps.map(this::withSteps).orElse(this);
        };
    }

    /** The same for another number of steps. */
    public TrainPlan withSteps(int count) {
        return with(count, mix);
    }

    /** Whether some rows come more often because the model to start from answers them wrongly. */
    public boolean weighsHardExamples() {
        return mix.filter(mixing -> mixing.hardExampleWeight() > 1).isPresent();
    }

    /** The same for a model from scratch: which rows are hard is not known yet. */
    public TrainPlan withoutHardExamples() {
        return with(steps, mix.map(ExampleMixing::withoutHardExamples));
    }

    private TrainPlan with(int otherSteps, Optional<ExampleMixing> otherMix) {
        return with(otherSteps, otherMix, gradients);
    }

    /** The same where the device is slow at bfloat16 without it: a recipe is for every machine. */
    TrainPlan on(Device device) {
        return gradients.bf16() && !device.isFastAtBfloat16()
                ? with(steps, mix, new Gradients(gradients.checkpointing(), false))
                : this;
    }

    private TrainPlan with(int otherSteps, Optional<ExampleMixing> otherMix, Gradients otherGradients) {
        return new TrainPlan(
                otherSteps,
                optimizer,
                schedule,
                batches,
                lengths,
                evaluation,
                regularization,
                lora,
                otherGradients,
                otherMix,
                entityRandomization);
    }

    TrainingConfig training(long seed) {
        TrainingConfigBuilder config = TrainingConfig.steps(steps)
                .batches(batches.tokens(), batches.micro())
                .algorithm(optimizer.algorithm())
                .learningRate(optimizer.learningRate(), Math.min(schedule.warmupSteps(), steps), schedule.kind())
                .weightDecay(optimizer.weightDecay())
                .maxGradNorm(optimizer.maxGradNorm())
                .labelSmoothing(regularization.labelSmoothing())
                .maxLengths(lengths.input(), lengths.target())
                .evaluate(evaluation.every(), evaluation.sample())
                .selectBy(evaluation.selectBy(), evaluation.patience())
                .averageLast(evaluation.averageLast())
                .gradientCheckpointing(gradients.checkpointing())
                .bf16(gradients.bf16())
                .seed(seed);
        lora.ifPresent(adapters -> config.lora(adapters.rank(), adapters.alpha(), adapters.targets()));
        return config.build();
    }

    private static void requireAboveZero(String key, double value) {
        require(value > 0 && Double.isFinite(value), key, value, "a number above 0");
    }

    private static boolean isFrom0(double value) {
        return value >= 0 && Double.isFinite(value);
    }

    private static boolean isShare(double value) {
        return value >= 0 && value < 1;
    }
}
