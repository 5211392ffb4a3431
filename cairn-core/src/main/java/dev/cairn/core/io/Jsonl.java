package dev.cairn.core.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cairn.core.UserException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reading of JSON lines: one record a line, blank lines skipped. */
public final class Jsonl {
    private Jsonl() {}

    /**
     * Reads all records of a file into memory.
     *
     * @throws UserException naming file and line if one is not a {@code type}, or if there is no such file
     */
    public static <T> List<T> read(Path file, Class<T> type) {
        List<T> records = new ArrayList<>();
        forEach(file, type, records::add);
        return records;
    }

    /** As {@link #read}, without a last line that a kill or a running process has left half-written. */
    public static <T> List<T> readLog(Path file, Class<T> type) {
        List<T> records = new ArrayList<>();
        forEachLogged(file, type, records::add);
        return records;
    }

    /** As {@link #readLog}, one record at a time: memory does not grow with the file. */
    public static <T> void forEachLogged(Path file, Class<T> type, Consumer<? super T> action) {
        try (BufferedReader in = Files.newBufferedReader(file)) {
            StringBuilder line = new StringBuilder();
            int number = 1;
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next == '\n') {
                    action.accept(parse(line.toString(), type, file, number++));
                    line.setLength(0);
                } else {
                    line.append((char) next);
                }
            }
        } catch (IOException e) {
            throw new UserException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** As {@link #read}, one record at a time: memory does not grow with the file. */
    public static <T> void forEach(Path file, Class<T> type, Consumer<? super T> action) {
        if (!Files.isRegularFile(file)) {
            throw new UserException("no such file: " + file);
        }
        try (BufferedReader in = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                if (!line.isBlank()) {
                    action.accept(parse(line, type, file, number));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new UserException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static <T> T parse(String line, Class<T> type, Path file, int number) {
        try {
            return Json.mapper().readValue(line, type);
        } catch (JsonProcessingException e) {
            throw new UserException(
                    file + ", line " + number + ": not a valid " + type.getSimpleName() + " record ("
                            + RenamedKeys.message(e, line) + "); mend or delete that line",
                    e);
        }
    }
}
