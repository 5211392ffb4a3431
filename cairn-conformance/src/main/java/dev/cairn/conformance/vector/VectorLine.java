package dev.cairn.conformance.vector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.cairn.core.io.Json;

/**
 * A line of a group's file.
 *
 * @param file its name, for example {@code align_diff.jsonl}
 * @param number from 1
 */
record VectorLine(String file, int number, String text) {
    private static final ObjectReader READER =
            Json.mapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** @throws MalformedVectorException if it holds no vector */
    ConformanceVector read() {
        try {
            return new ConformanceVector(Value.of(READER.readTree(text), "vector"));
        } catch (JsonProcessingException e) {
            throw new MalformedVectorException("no JSON: " + e.getOriginalMessage(), e);
        }
    }
}
