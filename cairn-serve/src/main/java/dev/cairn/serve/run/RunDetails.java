package dev.cairn.serve.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.run.EvaluationRun;
import dev.cairn.core.run.Manifest;
import dev.cairn.core.run.RunDirectory;
import dev.cairn.core.score.EpisodeScore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run with all that is shown of one.
 *
 * @param curves of a training: points of step and value, by name of the metric
 * @param meanScore of the episodes that are done, if it is an evaluation
 */
record RunDetails(RunView run, Manifest manifest, Map<String, List<List<Double>>> curves, Optional<Double> meanScore) {
    /** More points than a screen has. */
    private static final int POINTS = 500;

    static RunDetails of(String name, Path directory) {
        RunView run = RunView.of(name, directory);
        return new RunDetails(
                run,
                RunDirectory.manifest(directory),
                curves(directory.resolve(RunView.METRICS)),
                run.unit().equals("episodes") && run.report() ? Optional.of(mean(directory)) : Optional.empty());
    }

    private static double mean(Path directory) {
        return EvaluationRun.read(directory).scores().stream()
                .mapToInt(EpisodeScore::score)
                .average()
                .orElse(0);
    }

    private static Map<String, List<List<Double>>> curves(Path metrics) {
        Map<String, List<List<Double>>> curves = new LinkedHashMap<>();
        for (JsonNode metric : RunView.log(metrics)) {
            curves.computeIfAbsent(metric.path("name").asText(), name -> new ArrayList<>())
                    .add(List.of(
                            metric.path("step").asDouble(), metric.path("value").asDouble()));
        }
        curves.replaceAll((name, points) -> thinned(points));
        return curves;
    }

    /** Every so many points, and the last. */
    private static List<List<Double>> thinned(List<List<Double>> points) {
        int every = (points.size() + POINTS - 1) / POINTS;
        List<List<Double>> kept = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            if (i % every == 0 || i == points.size() - 1) {
                kept.add(points.get(i));
            }
        }
        return kept;
    }
}
