package dev.cairn.conformance.agent;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.io.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** What the agent asked of models, world and chance, in order. */
final class EventLog {
    /** Bookkeeping of the published code has no counterpart. */
    private static final Set<String> KINDS = Set.of("model", "env_step", "random_choice");

    private final List<String> events = new ArrayList<>();

    void asked(String model, String prompt) {
        events.add("model " + model + " " + prompt.length() + " characters " + Sha256.of(prompt));
    }

    void acted(String action) {
        events.add("env_step " + action);
    }

    void drew(int bound, int index) {
        events.add("random_choice " + bound + " " + index);
    }

    List<String> events() {
        return List.copyOf(events);
    }

    /** The recorded events in the same words. */
    static List<String> recorded(JsonNode events) {
        return StreamSupport.stream(events.spliterator(), false)
                .filter(event -> KINDS.contains(event.path(0).asText()))
                .map(EventLog::inWords)
                .toList();
    }

    private static String inWords(JsonNode event) {
        String kind = event.path(0).asText();
        if (kind.equals("model")) {
            JsonNode digest = event.path(2);
            return "model " + event.path(1).asText() + " "
                    + digest.path("chars").asInt() + " characters "
                    + digest.path("sha256").asText();
        }
        return kind.equals("env_step")
                ? "env_step " + event.path(1).asText()
                : "random_choice " + event.path(1).asInt() + " " + event.path(2).asInt();
    }
}
