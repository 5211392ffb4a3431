package dev.cairn.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.io.RenamedKey;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a result comes from: enough to obtain it again. Maps are kept sorted by name, so that equal manifests give equal text.
 *
 * @param command of Cairn, the first part of the run directory's name
 * @param cairn version of Cairn
 * @param commit git commit it was built from, or {@code unknown}
 * @param config configuration as resolved from flags, environment, file and defaults
 * @param inputs name of each input (file, model, simulator jar) with its SHA-256 or version
 * @param machine Java, processor count, operating system
 */
@RenamedKey(old = "verb", now = "'command'")
public record Manifest(
        String command,
        String created,
        String cairn,
        String commit,
        JsonNode config,
        Map<String, String> inputs,
        Map<String, String> machine) {
    public Manifest {
        inputs = Collections.unmodifiableMap(new TreeMap<>(inputs));
        machine = Collections.unmodifiableMap(new TreeMap<>(machine));
    }
}
