package dev.cairn.conformance.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.core.Variation;
import dev.cairn.domain.ObservationKind;
import dev.cairn.domain.Outcome;
import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.TextEnvironment;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Answers every move as the recording's world did, whatever the move is. */
final class ScriptedWorld implements TextEnvironment {
    /** The published agent's environment puts this, and a line break, before the description. */
    private static final int HEADING = "Task Description:\n".length();

    private final JsonNode script;
    private final EventLog log;
    private Iterator<JsonNode> steps;
    private ObjectNode now;
    private int moves;

    ScriptedWorld(JsonNode script, EventLog log) {
        this.script = script;
        this.log = log;
        this.steps = Script.entries(script.path("steps")).iterator();
        this.now = script.path("reset").deepCopy();
    }

    @Override
    public Outcome reset(Variation variation, ResetOptions options) {
        steps = Script.entries(script.path("steps")).iterator();
        now = script.path("reset").deepCopy();
        moves = 0;
        return outcome();
    }

    /** What a step does not say is as it was, but it is not the end. */
    @Override
    public Outcome step(String action) {
        if (!steps.hasNext()) {
            throw new Script.Exhausted("environment");
        }
        log.acted(action);
        now.put("done", false);
        now.setAll((ObjectNode) steps.next());
        moves++;
        return outcome();
    }

    private Outcome outcome() {
        String observation = now.path("obs").asText();
        boolean unknown = Stream.of("No known action matches that input", "Unknown action")
                .anyMatch(observation::contains);
        int score = now.path("score").asInt();
        boolean done = now.path("done").asBoolean();
        return new Outcome(
                observation,
                unknown ? ObservationKind.UNKNOWN_ACTION : ObservationKind.RESULT,
                score / 100.0,
                score,
                0,
                done,
                done,
                moves);
    }

    /** Names of things that the published agent's environment lists. */
    List<String> things() {
        return Script.texts(script.path("objects"));
    }

    @Override
    public String taskDescription() {
        return script.path("task_description").asText().substring(HEADING);
    }

    @Override
    public String look() {
        return now.path("look").asText();
    }

    @Override
    public String inventory() {
        return now.path("inv").asText();
    }

    @Override
    public List<String> validActions() {
        return Script.texts(now.has("valid") ? now.path("valid") : script.path("valid"));
    }

    @Override
    public List<String> goldActions() {
        return List.of();
    }

    @Override
    public void close() {
        // holds nothing
    }
}
