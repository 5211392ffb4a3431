package dev.cairn.t5.train;

import dev.cairn.t5.T5Exception;
import dev.cairn.t5.T5Model;
import dev.cairn.t5.model.LengthBuckets;
import dev.cairn.t5.tensor.NoGradScope;
import dev.cairn.t5.train.distributed.ProcessGroup;
import dev.cairn.t5.train.update.Optimizer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The optimiser steps of one training, with evaluations and checkpoints between them. */
final class TrainingLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TrainingLoop.class);

    /** Saving between evaluations takes at most a 50th of the time: large models are saved less often. */
    private static final int SAVING_SHARE = 50;

    private final TrainingOptions config;
    private final TrainableModel trainable;
    private final Optimizer optimizer;
    private final EncodedDataset train;
    private final Evaluation evaluation;
    private final ProcessGroup group;
    private final TrainingListener listener;
    private final GradientWorkers workers;
    private final long saveAfterNanos;

    /** @param saveAfter time without a checkpoint after which one is saved between evaluations */
    TrainingLoop(
            TrainingOptions config,
            TrainableModel trainable,
            Optimizer optimizer,
            EncodedDataset train,
            Evaluation evaluation,
            ProcessGroup group,
            TrainingListener listener,
            Duration saveAfter) {
        this.config = config;
        this.trainable = trainable;
        this.optimizer = optimizer;
        this.train = train;
        this.evaluation = evaluation;
        this.listener = listener;
        this.group = group;
        workers = new GradientWorkers(trainable.model(), config.gradientAccumulation() / group.size());
        saveAfterNanos = saveAfter.toNanos();
    }

    /**
     * Goes on to the last step, or until patience runs out.
     *
     * @param resumed checkpoint to go on from, with {@code from} as its state
     * @return the state after the last evaluation
     */
    TrainerState run(Checkpoints checkpoints, TrainerState from, Optional<Path> resumed) {
        TrainerState state = from;
        Optional<Path> lastGood = resumed;
        ModelSelection selection = config.selection();
        BatchCursor cursor = new BatchCursor(
                new LengthBuckets(train.inputLengths(), config.batchTokens()),
                config.seed(),
                state.epoch(),
                state.batchInEpoch());
        long due = System.nanoTime() + saveAfterNanos;
        for (int step = state.step() + 1; step <= config.steps() && !state.outOf(selection.patience()); step++) {
            requireGoingOn(step, lastGood);
            step(step, cursor, lastGood);
            boolean evaluates = step % selection.evaluateEvery() == 0 || step == config.steps();
            if (evaluates) {
                state = state.evaluated(step, cursor, evaluate(step, lastGood), selection.criterion());
            }
            long start = System.nanoTime();
            if (group.first() && (evaluates || start >= due)) {
                Path saved = evaluates
                        ? checkpoints.save(trainable, optimizer, state, Math.max(1, selection.averageLast()))
                        : checkpoints.saveInterim(trainable, optimizer, state.movedTo(step, cursor));
                lastGood = Optional.of(saved);
                long end = System.nanoTime();
                due = end + Math.max(saveAfterNanos, SAVING_SHARE * (end - start));
                listener.onEvent(new TrainingEvent.CheckpointSaved(step, saved, evaluates && state.best()));
            }
        }
        return state;
    }

    private static void requireGoingOn(int step, Optional<Path> lastGood) {
        if (Thread.currentThread().isInterrupted()) {
            throw new T5Exception.Cancelled("Training was interrupted before step " + step
                    + "; the same call goes on from "
                    + lastGood.map(dir -> dir.getFileName().toString()).orElse("the start"));
        }
    }

    private void step(int step, BatchCursor cursor, Optional<Path> lastGood) {
        long start = System.nanoTime();
        List<List<Integer>> batches = new ArrayList<>();
        for (int i = 0; i < config.gradientAccumulation(); i++) {
            batches.add(cursor.next());
        }
        int targetTokens = batches.stream().mapToInt(train::targetTokens).sum();
        int examples = batches.stream().mapToInt(List::size).sum();
        optimizer.clearGradients();
        // Dealt out one by one: the curve is that of one process that computes them all.
        double ownLoss = workers.run((i, replica) -> {
            int microBatch = i * group.size() + group.rank();
            // Not from carried state, so that a resumed run drops what the first would have dropped.
            replica.seedDropout(config.seed() + 1_000_003L * step + microBatch);
            return backward(replica, train.batch(batches.get(microBatch)), targetTokens);
        });
        trainable.gradientsReady();
        sumGradients(trainable.parameters(), group);
        double loss = group.sum(ownLoss)[0];
        double gradNorm = optimizer.clipGradients();
        if (!Double.isFinite(loss) || !Double.isFinite(gradNorm)) {
            throw new T5Exception.Diverged(
                    step, "the loss was " + loss + " and the norm of the gradient " + gradNorm, lastGood);
        }
        double learningRate = config.learningRateAt(step);
        optimizer.step(learningRate);
        trainable.updated();
        double seconds = (System.nanoTime() - start) / 1e9;
        listener.onEvent(new TrainingEvent.StepDone(step, loss, learningRate, gradNorm, examples / seconds));
    }

    /** Replaces each gradient by its sum over all processes: one transfer for all of them. */
    private static void sumGradients(Map<String, Tensor> parameters, ProcessGroup group) {
        if (group.size() == 1) {
            return;
        }
        try (NoGradScope scope = NoGradScope.open()) {
            List<Tensor> gradients = parameters.values().stream()
                    .map(Tensor::grad)
                    .filter(Tensor::defined)
                    .toList();
            Tensor[] flattened =
                    gradients.stream().map(gradient -> gradient.reshape(-1)).toArray(Tensor[]::new);
            Tensor all = torch.cat(new TensorVector(flattened), 0);
            group.sum(all);
            long at = 0;
            for (Tensor gradient : gradients) {
                gradient.copy_(all.narrow(0, at, gradient.numel()).view_as(gradient));
                at += gradient.numel();
            }
        }
    }

    private double backward(T5Model replica, EncodedDataset.Batch batch, int targetTokens) {
        return replica.addGradients(
                batch.inputs(), batch.targets(), config.labelSmoothing(), 1.0 / targetTokens, config.gradients());
    }

    private Scores evaluate(int step, Optional<Path> lastGood) {
        Scores scores = shared(group.first() ? evaluation.of(trainable.model()) : new Scores(0, 0, 0));
        if (!Double.isFinite(scores.loss())) {
            throw new T5Exception.Diverged(step, "the validation loss was " + scores.loss(), lastGood);
        }
        LOG.info("Step {}: {}", step, scores);
        listener.onEvent(new TrainingEvent.Evaluated(step, scores));
        return scores;
    }

    /** The scores of the first process, known to all. */
    private Scores shared(Scores own) {
        double[] sums = group.sum(own.loss(), own.exactMatch(), own.bleu());
        return new Scores(sums[0], sums[1], sums[2]);
    }

    @Override
    public void close() {
        workers.close();
    }
}
