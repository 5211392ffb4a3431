package dev.cairn.t5.train.tensorboard;

import dev.cairn.t5.train.TrainingEvent;
import dev.cairn.t5.train.TrainingListener;
import java.nio.file.Path;
import java.time.Clock;

/** Writes the curves of a training for TensorBoard; steps that are done again after a kill replace what they had before. */
public final class TensorBoardLog implements TrainingListener, AutoCloseable {

    private final EventFile events;

    /** Opens a file of its own below {@code logDir}. */
    public TensorBoardLog(Path logDir, Clock clock) {
        events = EventFile.create(logDir, clock);
    }

    @Override
    public void onEvent(TrainingEvent event) {
        if (event instanceof TrainingEvent.Resumed resumed) {
            events.restartAt(resumed.step() + 1);
        } else if (event instanceof TrainingEvent.StepDone done) {
            events.scalar("train/loss", done.step(), done.loss());
            events.scalar("train/learning_rate", done.step(), done.learningRate());
            events.scalar("train/gradient_norm", done.step(), done.gradNorm());
            events.scalar("train/examples_per_second", done.step(), done.examplesPerSecond());
        } else if (event instanceof TrainingEvent.Evaluated evaluated) {
            events.scalar(
                    "validation/loss", evaluated.step(), evaluated.scores().loss());
            events.scalar(
                    "validation/exact_match",
                    evaluated.step(),
                    evaluated.scores().exactMatch());
            events.scalar(
                    "validation/bleu", evaluated.step(), evaluated.scores().bleu());
        }
    }

    @Override
    public void close() {
        events.close();
    }
}
