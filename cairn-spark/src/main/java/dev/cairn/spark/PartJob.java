package dev.cairn.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.CairnException;
import dev.cairn.core.io.Json;
import dev.cairn.core.io.Sha256;
import dev.cairn.domain.DomainSpec;
import dev.cairn.pipeline.Build;
import dev.cairn.pipeline.work.ItemWork;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What all parts of a job have in common.
 *
 * @param cairn the {@link #thisCairn Cairn} that deals out the work
 * @param type class of the {@link ItemWork}
 * @param setup its record
 * @param provenance of the world that the results are to be of
 * @param folder of the results, one file for each part
 */
record PartJob(
        String cairn, String type, JsonNode setup, DomainSpec world, Map<String, String> provenance, Path folder) {
    private static final int DIGITS = 12;
    private static final String JARS = jars();

    /**
     * A part.
     *
     * @param file of its results, one a line
     */
    record Part(String file, List<JsonNode> items) {}

    /** This Cairn: its version, and a hash of the names and sizes of its jars. */
    static String thisCairn() {
        return Build.version() + " (" + JARS + ")";
    }

    private static String jars() {
        try {
            Path own = Path.of(PartJob.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            StringBuilder all = new StringBuilder();
            try (Stream<Path> files = Files.list(own.resolveSibling("."))) {
                for (Path jar : files.filter(file -> file.toString().endsWith(".jar"))
                        .sorted()
                        .toList()) {
                    all.append(jar.getFileName())
                            .append(' ')
                            .append(Files.size(jar))
                            .append('\n');
                }
            }
            return Sha256.of(all.toString()).substring(0, DIGITS);
        } catch (IOException | URISyntaxException e) {
            throw new CairnException("cannot list the jars of Cairn", e);
        }
    }

    /** The work that is dealt out. */
    ItemWork<?, ?> kind() {
        try {
            return convert(setup, Class.forName(type).asSubclass(ItemWork.class));
        } catch (ClassNotFoundException e) {
            throw new CairnException("there is no " + type + " in this Cairn", e);
        }
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return Json.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new CairnException("cannot read a " + type.getSimpleName() + ": " + Json.reason(e), e);
        }
    }

    static <T> T convert(JsonNode json, Class<T> type) {
        try {
            return Json.mapper().treeToValue(json, type);
        } catch (JsonProcessingException e) {
            throw new CairnException("cannot read a " + type.getSimpleName() + ": " + Json.reason(e), e);
        }
    }
}
