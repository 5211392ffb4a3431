package dev.cairn.conformance.export;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.TaskId;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.run.EvaluationRun;
import dev.cairn.core.score.EpisodeScore;
import dev.cairn.pipeline.export.ExportFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The score files of the original implementation: {@code task<index>-score.txt}, which gets an empty line and a line with
 * all scores so far after each episode. Spec section 10.
 */
public final class ScoreFiles implements ExportFormat {
    @Override
    public String name() {
        return "scores";
    }

    @Override
    public String defaultPath() {
        return "scores";
    }

    @Override
    public String items() {
        return "score files";
    }

    /** Writes one file for each task of a run below {@code folder}, with all episodes of the task, as the original does. */
    @Override
    public int write(Path run, Path folder, int minScore) {
        return write(EvaluationRun.read(run), folder);
    }

    static int write(EvaluationRun run, Path folder) {
        AtomicFiles.createDirectories(folder);
        Map<TaskId, List<Integer>> scores = new LinkedHashMap<>();
        Map<TaskId, StringBuilder> texts = new LinkedHashMap<>();
        String options = options(run.manifest().config());
        for (EpisodeScore episode : run.scores()) {
            TaskId task = episode.variation().task();
            List<Integer> soFar = scores.computeIfAbsent(task, none -> new ArrayList<>());
            soFar.add(episode.score());
            texts.computeIfAbsent(task, none -> new StringBuilder())
                    .append('\n')
                    .append(line(task.name(), soFar))
                    .append(" Args: ")
                    .append(options)
                    .append('\n');
        }
        texts.forEach((task, text) ->
                AtomicFiles.write(folder.resolve("task" + task.index() + "-score.txt"), text.toString()));
        return texts.size();
    }

    /** Without blanks between the parts, as the original writes it. */
    static String line(String task, List<Integer> scores) {
        double mean = scores.stream().mapToInt(Integer::intValue).average().orElse(0);
        return "Task name:" + task + "Scores: " + scores + " Average score: " + mean;
    }

    /** The plain options, as Python shows a dictionary. */
    private static String options(JsonNode config) {
        List<String> parts = new ArrayList<>();
        config.properties().forEach(option -> {
            JsonNode value = option.getValue();
            if (value.isValueNode()) {
                parts.add("'" + option.getKey() + "': " + (value.isTextual() ? "'" + value.asText() + "'" : value));
            }
        });
        parts.add("'protocol': '" + config.path("protocol").path("name").asText() + "'");
        return "{" + String.join(", ", parts) + "}";
    }
}
