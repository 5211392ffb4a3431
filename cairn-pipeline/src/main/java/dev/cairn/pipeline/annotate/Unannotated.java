package dev.cairn.pipeline.annotate;

import dev.cairn.core.io.Jsonl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * A trajectory that has no sub-goals, and why.
 *
 * @param variation key of the variation
 */
public record Unannotated(String variation, String reason) {
    /** Reasons by variation; none if there is no such file. */
    static Map<String, String> reasons(Path file) {
        Map<String, String> reasons = new TreeMap<>();
        if (Files.isRegularFile(file)) {
            Jsonl.forEach(file, Unannotated.class, line -> reasons.put(line.variation(), line.reason()));
        }
        return reasons;
    }
}
