package dev.cairn.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.CairnException;
import dev.cairn.core.io.Json;
import dev.cairn.domain.DomainSpec;
import dev.cairn.pipeline.Build;
import dev.cairn.pipeline.work.ItemWork;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What all parts of a job have in common.
 *
 * @param cairn version and commit of the Cairn that deals out the work
 * @param type class of the {@link ItemWork}
 * @param setup its record
 * @param provenance of the world that the results are to be of
 * @param folder of the results, one file for each part
 */
record PartJob(
        String cairn, String type, JsonNode setup, DomainSpec world, Map<String, String> provenance, Path folder) {
    /**
     * A part.
     *
     * @param file of its results, one a line
     */
    record Part(String file, List<JsonNode> items) {}

    /** This Cairn. */
    static String thisCairn() {
        return Build.version() + " (" + Build.commit() + ")";
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
