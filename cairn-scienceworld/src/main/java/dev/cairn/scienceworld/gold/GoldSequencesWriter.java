package dev.cairn.scienceworld.gold;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes gold files of the original layout, byte for byte as Python's {@code json.dump} does: one line, a blank after each
 * comma and colon, everything beyond printable ASCII escaped. Holds one trajectory at a time.
 */
public final class GoldSequencesWriter {
    private static final int DEL = 0x7f;

    private final JsonGenerator out;
    private final Set<Integer> finished = new HashSet<>();
    private int task = -1;

    private GoldSequencesWriter(JsonGenerator out) {
        this.out = out;
    }

    /**
     * Replaces {@code file} by the trajectories that {@code source} hands over.
     *
     * @param file compressed if its name ends with {@code .gz} or {@code .zip}
     * @param source gets what takes one trajectory; those of a task must follow on each other
     * @throws dev.cairn.core.UserException if the file cannot be written
     */
    public static void write(Path file, Consumer<Consumer<Trajectory>> source) {
        AtomicFiles.writeBytes(file, raw -> {
            try (OutputStream bytes = Compression.compress(raw, file);
                    JsonGenerator json = generator(bytes)) {
                GoldSequencesWriter writer = new GoldSequencesWriter(json);
                json.writeStartObject();
                source.accept(writer::add);
                writer.endTask();
                json.writeEndObject();
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        });
    }

    private void add(Trajectory trajectory) {
        try {
            if (trajectory.variation().task().index() != task) {
                endTask();
                startTask(trajectory);
            }
            out.writeStartObject();
            out.writeNumberField("variationIdx", trajectory.variation().number());
            out.writeStringField("fold", trajectory.variation().split().label());
            out.writeStringField("taskDescription", trajectory.taskDescription());
            out.writeArrayFieldStart("path");
            for (Step step : trajectory.steps()) {
                write(step);
            }
            out.writeEndArray();
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void startTask(Trajectory first) throws IOException {
        task = first.variation().task().index();
        if (!finished.add(task)) {
            throw new IllegalArgumentException("trajectories of task " + task + " do not follow on each other");
        }
        out.writeObjectFieldStart(Integer.toString(task));
        out.writeNumberField("taskIdx", task);
        out.writeStringField("taskName", first.variation().task().name());
        out.writeArrayFieldStart("goldActionSequences");
    }

    private void endTask() throws IOException {
        if (task >= 0) {
            out.writeEndArray();
            out.writeEndObject();
        }
    }

    private void write(Step step) throws IOException {
        out.writeStartObject();
        out.writeStringField("action", step.action());
        out.writeStringField("observation", step.observation());
        out.writeStringField("score", Double.toString(step.score()));
        out.writeStringField("isCompleted", Boolean.toString(step.completed()));
        out.writeStringField("freelook", step.look());
        out.writeStringField("inventory", step.inventory());
        out.writeEndObject();
    }

    private static JsonGenerator generator(OutputStream bytes) throws IOException {
        return Json.mapper()
                .getFactory()
                .createGenerator(bytes)
                .configure(JsonWriteFeature.WRITE_HEX_UPPER_CASE.mappedFeature(), false)
                .setCharacterEscapes(new DelToo())
                .setHighestNonEscapedChar(DEL)
                .setPrettyPrinter(new Spaced());
    }

    /** One line with a blank after each comma and colon. */
    private static final class Spaced extends MinimalPrettyPrinter {
        private static final long serialVersionUID = 1L;

        @Override
        public void writeObjectFieldValueSeparator(JsonGenerator json) throws IOException {
            json.writeRaw(": ");
        }

        @Override
        public void writeObjectEntrySeparator(JsonGenerator json) throws IOException {
            json.writeRaw(", ");
        }

        @Override
        public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
            json.writeRaw(", ");
        }
    }

    /** Python escapes DEL as well, Jackson by itself does not. */
    private static final class DelToo extends CharacterEscapes {
        private static final long serialVersionUID = 1L;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = standardAsciiEscapesForJSON();
            codes[DEL] = ESCAPE_STANDARD;
            return codes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int character) {
            return null;
        }
    }
}
