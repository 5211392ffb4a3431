package dev.cairn.conformance.agent;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** Lists in vectors. */
final class Script {
    private Script() {}

    /** A script has come to its end; the recording ended in the same way if it ran into it too. */
    static final class Exhausted extends UserException {
        private static final long serialVersionUID = 1L;

        Exhausted(String what) {
            super("script exhausted: " + what);
        }
    }

    static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** Entries in order; {@code {"repeat": x, "times": n}}, alone or as an entry, stands for n times x. */
    static List<JsonNode> entries(JsonNode script) {
        List<JsonNode> entries = new ArrayList<>();
        if (script.has("repeat")) {
            repeat(script, entries);
        } else {
            for (JsonNode entry : script) {
                if (entry.has("repeat")) {
                    repeat(entry, entries);
                } else {
                    entries.add(entry);
                }
            }
        }
        return entries;
    }

    private static void repeat(JsonNode entry, List<JsonNode> entries) {
        for (int i = 0; i < entry.path("times").asInt(); i++) {
            entries.add(entry.path("repeat"));
        }
    }
}
