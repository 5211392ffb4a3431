package dev.cairn.distill.annotate.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks the vectors of one file. */
interface VectorCheck {
    /** What differs from the recorded result; empty if nothing does. */
    Optional<String> check(JsonNode vector);

    /** Fails with the first differences. */
    static void all(List<JsonNode> vectors, VectorCheck check) {
        assertThat(vectors).isNotEmpty();
        List<String> differences = new ArrayList<>();
        for (JsonNode vector : vectors) {
            check.check(vector)
                    .ifPresent(difference -> differences.add(vector.path("case").asText() + ": " + difference));
        }
        assertThat(differences)
                .as("%d of %d", differences.size(), vectors.size())
                .isEmpty();
    }

    /** Compares two values by what they say. */
    static Optional<String> compare(String what, Object found, Object expected) {
        return found.equals(expected)
                ? Optional.empty()
                : Optional.of(what + " is " + found + ", recorded is " + expected);
    }

    /** The first difference of several. */
    @SafeVarargs
    static Optional<String> first(Optional<String>... differences) {
        for (Optional<String> difference : differences) {
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }
}
