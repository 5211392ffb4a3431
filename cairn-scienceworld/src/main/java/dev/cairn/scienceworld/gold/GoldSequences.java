package dev.cairn.scienceworld.gold;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.cairn.core.Split;
import dev.cairn.core.Step;
import dev.cairn.core.TaskId;
import dev.cairn.core.Trajectory;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.core.io.Json;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.zip.ZipException;

/**
 * Reads gold files of the original layout: one JSON object, task index to task, each task with its variations' trajectories, and
 * all values of a step as text. {@link GoldSequencesWriter} writes them.
 */
public final class GoldSequences {
    record Sequence(int variationIdx, String fold, String taskDescription, List<PathStep> path) {}

    record PathStep(
            String action, String observation, String score, String isCompleted, String freelook, String inventory) {}

    /** One of many in a stream. */
    private static final ObjectReader READER =
            Json.mapper().readerFor(Sequence.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private GoldSequences() {}

    /**
     * All trajectories of a file, by task index, then in the order of the file.
     *
     * @throws UserException as {@link #forEach}
     */
    public static List<Trajectory> read(Path file, IntFunction<TaskId> tasks) {
        List<Trajectory> trajectories = new ArrayList<>();
        forEach(file, tasks, trajectories::add);
        trajectories.sort(Comparator.comparingInt(
                trajectory -> trajectory.variation().task().index()));
        return trajectories;
    }

    /**
     * Reads one trajectory after the other, in the order of the file; memory does not grow with the file.
     *
     * @param file plain, gzip-compressed, or a zip archive with one such file in it
     * @param tasks identity of the task with an index; the file's own task name is not used, since old files have longer
     *     ones
     * @throws UserException if the file cannot be read or has another layout
     */
    public static void forEach(Path file, IntFunction<TaskId> tasks, Consumer<? super Trajectory> action) {
        try (JsonParser in = Json.mapper().getFactory().createParser(Compression.open(file))) {
            require(in, in.nextToken(), JsonToken.START_OBJECT);
            while (in.nextToken() != JsonToken.END_OBJECT) {
                task(in, checked(in, () -> tasks.apply(Integer.parseInt(in.currentName()))), action);
            }
            // to the very end, where a compressed file has its checksum
            if (in.nextToken() != null) {
                throw mismatch(in, "more behind the end");
            }
        } catch (JsonProcessingException e) {
            throw otherLayout(file, e.getOriginalMessage() + where(e), e);
        } catch (EOFException | ZipException e) {
            throw new UserException(
                    file + " is cut off or damaged (" + e.getMessage() + "); copy it again, or unpack it by hand", e);
        } catch (IOException e) {
            throw new UserException("cannot read the gold file " + file + ": " + e.getMessage(), e);
        }
    }

    private static void task(JsonParser in, TaskId task, Consumer<? super Trajectory> action) throws IOException {
        require(in, in.nextToken(), JsonToken.START_OBJECT);
        boolean found = false;
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String field = in.currentName();
            in.nextToken();
            switch (field) {
                case "taskIdx" -> requireIndex(in, task);
                case "taskName" -> require(in, in.currentToken(), JsonToken.VALUE_STRING);
                case "goldActionSequences" -> {
                    sequences(in, task, action);
                    found = true;
                }
                default -> throw mismatch(in, "unknown field '" + field + "'");
            }
        }
        if (!found) {
            throw mismatch(in, "task " + task.index() + " has no goldActionSequences");
        }
    }

    private static void sequences(JsonParser in, TaskId task, Consumer<? super Trajectory> action) throws IOException {
        require(in, in.currentToken(), JsonToken.START_ARRAY);
        while (in.nextToken() != JsonToken.END_ARRAY) {
            Sequence sequence = READER.readValue(in);
            action.accept(checked(
                    in,
                    () -> new Trajectory(
                            new Variation(task, sequence.variationIdx(), Split.of(sequence.fold())),
                            sequence.taskDescription(),
                            sequence.path().stream().map(GoldSequences::step).toList())));
        }
    }

    private static Step step(PathStep step) {
        return new Step(
                step.action(),
                step.observation(),
                score(step.score()),
                completed(step.isCompleted()),
                step.freelook(),
                step.inventory());
    }

    private static double score(String text) {
        double score = Double.parseDouble(text);
        if (!Double.isFinite(score)) {
            throw new IllegalArgumentException("the score " + text);
        }
        return score;
    }

    private static boolean completed(String text) {
        if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
            throw new IllegalArgumentException("isCompleted is '" + text + "' and not true or false");
        }
        return Boolean.parseBoolean(text);
    }

    /** What a value is refused for, with the place in the file. */
    private static <T> T checked(JsonParser in, Value<T> value) throws IOException {
        try {
            return value.get();
        } catch (IllegalArgumentException | UserException e) {
            throw mismatch(in, String.valueOf(e.getMessage()));
        }
    }

    private interface Value<T> {
        T get() throws IOException;
    }

    private static void requireIndex(JsonParser in, TaskId task) throws IOException {
        if (in.getIntValue() != task.index()) {
            throw mismatch(in, "taskIdx " + in.getIntValue() + " below the key " + task.index());
        }
    }

    private static void require(JsonParser in, JsonToken found, JsonToken wanted) throws IOException {
        if (found != wanted) {
            throw mismatch(in, "found " + found + " instead of " + wanted);
        }
    }

    private static JsonProcessingException mismatch(JsonParser in, String message) {
        return MismatchedInputException.from(in, Object.class, message);
    }

    private static String where(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
    }

    private static UserException otherLayout(Path file, String reason, Exception cause) {
        return new UserException(file + " is no gold file of the original layout: " + reason, cause);
    }
}
