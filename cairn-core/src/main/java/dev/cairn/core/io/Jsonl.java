package dev.cairn.core.io;

import dev.cairn.core.UserException;
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
     * @throws UserException naming file, line and field if one is not a {@code type}, or if there is no such file
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
        TextFile.forEachLine(file, line -> {
            if (line.ended() && !line.text().isBlank()) {
                action.accept(parse(line, type));
            }
        });
    }

    /** As {@link #read}, one record at a time: memory does not grow with the file. */
    public static <T> void forEach(Path file, Class<T> type, Consumer<? super T> action) {
        TextFile.forEachLine(file, line -> {
            if (!line.text().isBlank()) {
                action.accept(parse(line, type));
            }
        });
    }

    /**
     * The record of one line.
     *
     * @throws UserException naming file, line and field if it is not a {@code type}
     */
    public static <T> T parse(TextFile.Part line, Class<T> type) {
        return Json.read(line, type, "mend or delete that line");
    }
}
