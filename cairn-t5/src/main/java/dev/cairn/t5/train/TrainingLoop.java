package dev.cairn.t5.train;

import dev.cairn.t5.T5Exception;
import dev.cairn.t5.T5Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The optimiser steps of one training, with evaluations and checkpoints between them. */
final class TrainingLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TrainingLoop.class);

    private final TrainingConfig config;
    private final T5Model model;
    private final Optimizer optimizer;
    private final TokenPairs train;
    private final Evaluation evaluation;
    private final TrainingListener listener;
    private final GradientWorkers workers;

    TrainingLoop(
            TrainingConfig config,
            T5Model model,
            Optimizer optimizer,
            TokenPairs train,
            Evaluation evaluation,
            TrainingListener listener) {
        this.config = config;
        this.model = model;
        this.optimizer = optimizer;
        this.train = train;
        this.evaluation = evaluation;
        this.listener = listener;
        workers = new GradientWorkers(model, config.gradientAccumulation());
    }

    /** Goes on to the last step; returns the state of the last checkpoint. */
    TrainerState run(Checkpoints checkpoints, RunFingerprint fingerprint, Optional<TrainerState> from) {
        TrainerState state = from.orElseGet(() -> new TrainerState(
                TrainerState.FORMAT_VERSION, 0, 0, 0, Double.NaN, 0, Double.POSITIVE_INFINITY, fingerprint.json()));
        BatchCursor cursor = new BatchCursor(
                new LengthBuckets(train, config.batchTokens()), config.seed(), state.epoch(), state.batchInEpoch());
        for (int step = state.step() + 1; step <= config.steps(); step++) {
            step(step, cursor, state.step());
            if (step % config.evaluateEvery() == 0 || step == config.steps()) {
                state = evaluate(step, cursor, state);
                listener.onEvent(new TrainingEvent.CheckpointSaved(
                        step, checkpoints.save(model, optimizer, state), state.best()));
            }
        }
        return state;
    }

    private void step(int step, BatchCursor cursor, int lastCheckpoint) {
        long start = System.nanoTime();
        List<TokenPairs.Batch> batches = new ArrayList<>();
        for (int i = 0; i < config.gradientAccumulation(); i++) {
            batches.add(train.batch(cursor.next()));
        }
        int targetTokens = batches.stream().mapToInt(b -> b.targets().tokens()).sum();
        int examples = batches.stream().mapToInt(b -> b.inputs().rows()).sum();
        optimizer.clearGradients();
        double loss = workers.run((i, replica) -> {
            seedDropout(step, i);
            return backward(replica, batches.get(i), targetTokens);
        });
        double gradNorm = optimizer.clipGradients();
        if (!Double.isFinite(loss) || !Double.isFinite(gradNorm)) {
            throw diverged(step, loss, gradNorm, lastCheckpoint);
        }
        double learningRate = config.learningRateAt(step);
        optimizer.step(learningRate);
        double seconds = (System.nanoTime() - start) / 1e9;
        listener.onEvent(new TrainingEvent.StepDone(step, loss, learningRate, gradNorm, examples / seconds));
    }

    private double backward(T5Model replica, TokenPairs.Batch batch, int targetTokens) {
        try (PointerScope scope = new PointerScope()) {
            Tensor loss = replica.trainingLoss(batch.inputs(), batch.targets(), config.labelSmoothing())
                    .div(new Scalar((double) targetTokens));
            loss.backward();
            return loss.item_double();
        }
    }

    // From (seed, step) and not from carried state, so that a resumed run drops what the first would have dropped.
    private void seedDropout(int step, int microBatch) {
        if (model.config().dropoutRate() > 0) {
            torch.manual_seed(config.seed() + 1_000_003L * step + microBatch);
        }
    }

    private TrainerState evaluate(int step, BatchCursor cursor, TrainerState before) {
        double loss = evaluation.loss(model);
        double exactMatch = evaluation.exactMatch(model);
        LOG.info("Step {}: validation loss {}, exact match {}", step, loss, exactMatch);
        listener.onEvent(new TrainingEvent.Evaluated(step, loss, exactMatch));
        boolean best = loss < before.bestValidationLoss() || before.bestStep() == 0;
        return new TrainerState(
                TrainerState.FORMAT_VERSION,
                step,
                cursor.epoch(),
                cursor.position(),
                loss,
                best ? step : before.bestStep(),
                best ? loss : before.bestValidationLoss(),
                before.fingerprint());
    }

    @Override
    public void close() {
        workers.close();
    }

    private static T5Exception diverged(int step, double loss, double gradNorm, int lastCheckpoint) {
        String resume = lastCheckpoint == 0
                ? "there is no checkpoint yet"
                : "the last good checkpoint is that of step " + lastCheckpoint;
        return new T5Exception("Training diverged at step " + step + ": loss " + loss + ", gradient norm " + gradNorm
                + "; " + resume + ". Lower the learning rate, or lengthen the warm-up.");
    }
}
