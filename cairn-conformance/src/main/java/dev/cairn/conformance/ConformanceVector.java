package dev.cairn.conformance;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One recorded call of the published code.
 *
 * @param line in the group's file, from 1
 * @param all the whole record, for fields of a single group
 */
public record ConformanceVector(int line, JsonNode all) {
    /** What kind of case it is. */
    public String name() {
        return all.path("case").asText();
    }

    public JsonNode input() {
        return all.path("input");
    }

    public JsonNode expected() {
        return all.path("expected");
    }

    /** The gold trajectory that it is about: {@code task_id} and {@code variation_id}; missing if it is about none. */
    public JsonNode trajectory() {
        return all.path("trajectory");
    }

    /** Whether the published code failed on this input. */
    public boolean expectsError() {
        return expected().has("error") && !expected().path("error").isNull();
    }
}
