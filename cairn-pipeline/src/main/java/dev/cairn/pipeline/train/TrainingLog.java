package dev.cairn.pipeline.train;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Json;
import dev.cairn.core.io.Jsonl;
import dev.cairn.core.io.JsonlLog;
import dev.cairn.pipeline.Progress;
import dev.cairn.t5.train.Scores;
import dev.cairn.t5.train.TrainingEvent;
import dev.cairn.t5.train.TrainingListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Keeps {@code metrics.jsonl} and tells the user. When training goes on from a checkpoint, what was logged after that
 * checkpoint is dropped, since those steps are done again. A loss is the mean over the steps since the last one
 * logged, or since training went on.
 */
final class TrainingLog implements TrainingListener, AutoCloseable {
    /** One line of {@code metrics.jsonl}. */
    record Metric(int step, String name, double value) {}

    private static final int EVERY = 10;

    private final Path file;
    private final Progress progress;
    private final String model;
    private JsonlLog log;
    private int steps;
    private int before;
    private long parameters;
    private double lossSum;
    private int losses;
    private Progress.Bar bar = text -> {};

    TrainingLog(Path file, String model, Progress progress) {
        this.file = file;
        this.model = model;
        this.progress = progress;
        this.log = JsonlLog.open(file);
    }

    long parameters() {
        return parameters;
    }

    @Override
    public void onEvent(TrainingEvent event) {
        if (event instanceof TrainingEvent.Started started) {
            started(started);
        } else if (event instanceof TrainingEvent.Resumed resumed) {
            progress.say(model + ": going on after step " + resumed.step());
            before = resumed.step();
        } else if (event instanceof TrainingEvent.StepDone done) {
            step(done);
        } else if (event instanceof TrainingEvent.Evaluated evaluated) {
            evaluated(evaluated);
        } else if (event instanceof TrainingEvent.Averaged averaged) {
            progress.say(String.format(
                    Locale.ROOT,
                    "%s: mean of %d checkpoints: %s%s",
                    model,
                    averaged.checkpoints(),
                    text(averaged.scores()),
                    averaged.chosen() ? ", chosen" : ", not better"));
        }
    }

    private static String text(Scores scores) {
        return String.format(
                Locale.ROOT,
                "validation loss %.4f, exact match %.1f %%, BLEU %.1f",
                scores.loss(),
                100 * scores.exactMatch(),
                scores.bleu());
    }

    private void started(TrainingEvent.Started started) {
        // also of a run that was ended before its first checkpoint, which starts again
        forgetAfter(before);
        steps = started.steps();
        parameters = started.parameters();
        progress.say(String.format(
                Locale.ROOT,
                "%s: %d rows, %d for validation, %.2f M parameters, %d steps",
                model,
                started.trainExamples(),
                started.validationExamples(),
                parameters / 1e6,
                steps));
        bar = progress.bar(model, steps, before);
    }

    private void step(TrainingEvent.StepDone done) {
        bar.step(String.format(Locale.ROOT, "loss %.3f", done.loss()));
        lossSum += done.loss();
        losses++;
        if (done.step() % EVERY == 0) {
            log.append(new Metric(done.step(), "loss", lossSum / losses));
            log.append(new Metric(done.step(), "learning_rate", done.learningRate()));
            log.append(new Metric(done.step(), "gradient_norm", done.gradNorm()));
            log.append(new Metric(done.step(), "examples_per_second", done.examplesPerSecond()));
            lossSum = 0;
            losses = 0;
        }
    }

    private void evaluated(TrainingEvent.Evaluated evaluated) {
        log.append(new Metric(
                evaluated.step(), "validation_loss", evaluated.scores().loss()));
        log.append(
                new Metric(evaluated.step(), "exact_match", evaluated.scores().exactMatch()));
        log.append(new Metric(evaluated.step(), "bleu", evaluated.scores().bleu()));
        progress.say(String.format(
                Locale.ROOT, "%s: step %d of %d, %s", model, evaluated.step(), steps, text(evaluated.scores())));
    }

    private void forgetAfter(int step) {
        log.close();
        if (Files.exists(file)) {
            List<JsonNode> kept = Jsonl.read(file, JsonNode.class).stream()
                    .filter(metric -> metric.path("step").asInt() <= step)
                    .toList();
            AtomicFiles.write(file, out -> {
                for (JsonNode metric : kept) {
                    out.write(Json.write(metric) + "\n");
                }
            });
        }
        log = JsonlLog.open(file);
    }

    @Override
    public void close() {
        bar.close();
        log.close();
    }
}
