package dev.cairn.pipeline.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.io.Jsonl;
import dev.cairn.pipeline.Progress;
import dev.cairn.t5.train.TrainingEvent;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingLogTest {
    @TempDir
    Path folder;

    @Test
    void theLossIsTheMeanOfTenSteps() {
        try (TrainingLog log = log()) {
            start(log);
            steps(log, 1, 10, 2);
            steps(log, 11, 20, 1);
        }
        assertThat(losses()).containsExactly(metric(10, 2), metric(20, 1));
    }

    @Test
    void afterResumingBetweenTwoLoggedStepsTheFirstLossIsTheMeanOfTheStepsSinceThen() {
        try (TrainingLog log = log()) {
            log.onEvent(new TrainingEvent.Resumed(7));
            start(log);
            steps(log, 8, 10, 2);
            steps(log, 11, 20, 1);
        }
        assertThat(losses()).containsExactly(metric(10, 2), metric(20, 1));
    }

    @Test
    void whatWasLoggedAfterTheCheckpointIsForgotten() {
        try (TrainingLog log = log()) {
            start(log);
            steps(log, 1, 30, 3);
        }
        try (TrainingLog log = log()) {
            log.onEvent(new TrainingEvent.Resumed(15));
            start(log);
            steps(log, 16, 20, 1);
        }
        assertThat(losses()).containsExactly(metric(10, 3), metric(20, 1));
    }

    private TrainingLog log() {
        return new TrainingLog(folder.resolve("metrics.jsonl"), "model", Progress.SILENT);
    }

    private static void start(TrainingLog log) {
        log.onEvent(new TrainingEvent.Started(30, 1, 1, 1));
    }

    private static void steps(TrainingLog log, int from, int to, double loss) {
        for (int step = from; step <= to; step++) {
            log.onEvent(new TrainingEvent.StepDone(step, loss, 0.1, 1, 10));
        }
    }

    private List<TrainingLog.Metric> losses() {
        return Jsonl.read(folder.resolve("metrics.jsonl"), TrainingLog.Metric.class).stream()
                .filter(metric -> metric.name().equals("loss"))
                .toList();
    }

    private static TrainingLog.Metric metric(int step, double loss) {
        return new TrainingLog.Metric(step, "loss", loss);
    }
}
