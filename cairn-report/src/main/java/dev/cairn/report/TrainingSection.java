package dev.cairn.report;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One training.
 *
 * @param loss on training rows, by step
 * @param validation loss on validation rows, by step
 */
public record TrainingSection(int index, String model, String name, Curve loss, Curve validation) {
    static List<TrainingSection> all(List<TrainingRun> runs) {
        return IntStream.range(0, runs.size()).mapToObj(i -> of(i, runs.get(i))).toList();
    }

    private static TrainingSection of(int index, TrainingRun run) {
        String model = run.manifest().config().path("model").asText(run.name());
        return new TrainingSection(
                index,
                model.isBlank() ? run.name() : model,
                run.name(),
                run.curve("loss"),
                run.curve("validation_loss"));
    }
}
