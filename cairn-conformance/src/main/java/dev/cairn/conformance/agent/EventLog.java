package dev.cairn.conformance.agent;

import dev.cairn.conformance.vector.Value;
import dev.cairn.core.io.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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
    static List<String> recorded(Value events) {
        return events.list().stream()
                .filter(event -> KINDS.contains(event.text(0)))
                .map(EventLog::inWords)
                .toList();
    }

    private static String inWords(Value event) {
        String kind = event.text(0);
        if (kind.equals("model")) {
            Value digest = event.at(2);
            return "model " + event.text(1) + " " + digest.integer("chars") + " characters " + digest.text("sha256");
        }
        return kind.equals("env_step")
                ? "env_step " + event.text(1)
                : "random_choice " + event.integer(1) + " " + event.integer(2);
    }
}
