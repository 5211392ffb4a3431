package dev.cairn.pipeline.annotate;

import dev.cairn.core.io.Jsonl;
import dev.cairn.distill.annotate.repair.RepairLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What it took to annotate a trajectory, where it took something.
 *
 * @param variation key of the variation
 */
public record RepairRecord(String variation, String annotator, RepairLog repairs) {
    /** Reads all of a file; none if there is no such file. */
    static void forEach(Path file, Consumer<RepairRecord> action) {
        if (Files.isRegularFile(file)) {
            Jsonl.forEach(file, RepairRecord.class, action);
        }
    }
}
