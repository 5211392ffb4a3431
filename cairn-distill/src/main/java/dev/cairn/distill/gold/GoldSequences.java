package dev.cairn.distill.gold;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.cairn.core.Fold;
import dev.cairn.core.Step;
import dev.cairn.core.TaskId;
import dev.cairn.core.Trajectory;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.core.io.Json;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Reads gold files of the original layout: one JSON object, task index to task, each task with its variations' paths, and
 * all values of a step as text.
 */
public final class GoldSequences {
    private static final int GZIP_MAGIC = 0x1f8b;
    private static final TypeReference<Map<String, Task>> LAYOUT = new TypeReference<>() {};

    private record Task(int taskIdx, String taskName, List<Sequence> goldActionSequences) {}

    private record Sequence(int variationIdx, String fold, String taskDescription, List<PathStep> path) {}

    private record PathStep(
            String action, String observation, String score, String isCompleted, String freelook, String inventory) {}

    private GoldSequences() {}

    /**
     * All trajectories of a file, by task index, then in the order of the file.
     *
     * @param file plain or gzip-compressed
     * @param tasks identity of the task with an index; the file's own task name is not used, since old files have longer
     *     ones
     * @throws UserException if the file cannot be read or has another layout
     */
    public static List<Trajectory> read(Path file, IntFunction<TaskId> tasks) {
        try (InputStream in = open(file)) {
            return Json.mapper().readValue(in, LAYOUT).values().stream()
                    .sorted(Comparator.comparingInt(Task::taskIdx))
                    .flatMap(task -> trajectories(task, tasks.apply(task.taskIdx())))
                    .toList();
        } catch (JsonProcessingException | NumberFormatException e) {
            throw new UserException(file + " is no gold file of the original layout: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UserException("cannot read the gold file " + file + ": " + e.getMessage(), e);
        }
    }

    private static Stream<Trajectory> trajectories(Task task, TaskId id) {
        return task.goldActionSequences().stream()
                .map(sequence -> new Trajectory(
                        new Variation(id, sequence.variationIdx(), Fold.of(sequence.fold())),
                        sequence.taskDescription(),
                        sequence.path().stream().map(GoldSequences::step).toList()));
    }

    private static Step step(PathStep step) {
        return new Step(
                step.action(),
                step.observation(),
                Double.parseDouble(step.score()),
                Boolean.parseBoolean(step.isCompleted()),
                step.freelook(),
                step.inventory());
    }

    /** Tells compression by content, for such files are often renamed. */
    private static InputStream open(Path file) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        raw.mark(2);
        int magic = (raw.read() << 8) | raw.read();
        raw.reset();
        return magic == GZIP_MAGIC ? new GZIPInputStream(raw) : raw;
    }
}
