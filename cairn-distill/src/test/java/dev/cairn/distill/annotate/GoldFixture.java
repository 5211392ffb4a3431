package dev.cairn.distill.annotate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.Fold;
import dev.cairn.core.Step;
import dev.cairn.core.TaskId;
import dev.cairn.core.Trajectory;
import dev.cairn.core.Variation;
import dev.cairn.core.io.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** One gold trajectory of each of the 30 tasks, as the simulator recorded them, in the layout of the original gold files. */
final class GoldFixture {
    private GoldFixture() {}

    static List<Trajectory> onePerTask() {
        List<Trajectory> trajectories = new ArrayList<>();
        for (JsonNode task : read()) {
            String name = task.path("taskName").asText();
            TaskId id = new TaskId(task.path("taskIdx").asInt(), name, "task-" + task.path("taskIdx").asInt());
            for (JsonNode variation : task.path("goldActionSequences")) {
                trajectories.add(trajectory(id, variation));
            }
        }
        return trajectories;
    }

    private static Trajectory trajectory(TaskId task, JsonNode variation) {
        List<Step> steps = new ArrayList<>();
        for (JsonNode step : variation.path("path")) {
            steps.add(new Step(
                    step.path("action").asText(),
                    step.path("observation").asText(),
                    Double.parseDouble(step.path("score").asText()),
                    step.path("isCompleted").asText().equals("true"),
                    step.path("freelook").asText(),
                    step.path("inventory").asText()));
        }
        int number = variation.path("variationIdx").asInt();
        return new Trajectory(
                new Variation(task, number, Fold.of(variation.path("fold").asText())),
                variation.path("taskDescription").asText(),
                steps);
    }

    private static JsonNode read() {
        try (InputStream in = new GZIPInputStream(
                Objects.requireNonNull(GoldFixture.class.getResourceAsStream("/gold/one-per-task.json.gz")))) {
            return Json.mapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
