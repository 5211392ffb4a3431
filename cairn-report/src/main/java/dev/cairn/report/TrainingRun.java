package dev.cairn.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.io.Jsonl;
import dev.cairn.core.run.Manifest;
import dev.cairn.core.run.RunDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The run directory of a training.
 *
 * @param metrics values by name of the metric and step
 */
record TrainingRun(String name, Manifest manifest, Map<String, List<Curve.Point>> metrics) {
    private static final String METRICS = "metrics.jsonl";

    static boolean isIn(Path directory) {
        return Files.isRegularFile(directory.resolve(METRICS));
    }

    static TrainingRun read(Path directory) {
        Map<String, List<Curve.Point>> metrics = new LinkedHashMap<>();
        for (JsonNode line : Jsonl.readLog(directory.resolve(METRICS), JsonNode.class)) {
            metrics.computeIfAbsent(line.path("name").asText(), name -> new ArrayList<>())
                    .add(new Curve.Point(
                            line.path("step").asDouble(), line.path("value").asDouble()));
        }
        Path name = directory.toAbsolutePath().normalize().getFileName();
        return new TrainingRun(
                name == null ? directory.toString() : name.toString(), RunDirectory.manifest(directory), metrics);
    }

    Curve curve(String metric) {
        return new Curve(metrics.getOrDefault(metric, List.of()));
    }
}
