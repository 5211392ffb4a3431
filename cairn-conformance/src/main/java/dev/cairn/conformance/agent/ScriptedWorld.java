package dev.cairn.conformance.agent;

import dev.cairn.conformance.vector.MalformedVectorException;
import dev.cairn.conformance.vector.Value;
import dev.cairn.core.Variation;
import dev.cairn.domain.ObservationKind;
import dev.cairn.domain.Outcome;
import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.TextEnvironment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Answers every move as the recording's world did, whatever the move is. */
final class ScriptedWorld implements TextEnvironment {
    /** The published agent's environment puts this, and a line break, before the description. */
    private static final int HEADING = "Task Description:\n".length();

    /**
     * What the agent sees at one time.
     *
     * @param valid actions; empty if the script says them for all times
     */
    private record State(
            String observation, String look, String inventory, int score, boolean done, Optional<List<String>> valid) {}

    private final Value script;
    private final EventLog log;
    private final String task;
    private final State start;
    private final List<State> states;
    private final List<String> valid;
    private State now;
    private int moves;

    /** @throws MalformedVectorException if the script cannot be read; then the agent never begins */
    ScriptedWorld(Value script, EventLog log) {
        this.script = script;
        this.log = log;
        this.task = task(script);
        this.valid = script.find("valid").map(Value::texts).orElse(List.of());
        Map<String, Value> fields = new HashMap<>(script.at("reset").fields());
        this.start = state(fields);
        this.states = new ArrayList<>();
        for (Value step : Script.entries(script.at("steps"))) {
            fields.remove("done");
            fields.putAll(step.fields());
            states.add(state(fields));
        }
        this.now = start;
    }

    private static String task(Value script) {
        String text = script.text("task_description");
        if (text.length() < HEADING) {
            throw new MalformedVectorException("task_description has no heading: " + text);
        }
        return text.substring(HEADING);
    }

    /** What a step does not say is as it was, but it is not the end. */
    private static State state(Map<String, Value> fields) {
        return new State(
                text(fields, "obs"),
                text(fields, "look"),
                text(fields, "inv"),
                find(fields, "score").map(Value::integer).orElse(0),
                find(fields, "done").map(Value::flag).orElse(false),
                find(fields, "valid").map(Value::texts));
    }

    private static String text(Map<String, Value> fields, String name) {
        return find(fields, name)
                .map(Value::text)
                .orElseThrow(() -> new MalformedVectorException("no step and no reset of env has '" + name + "'"));
    }

    private static Optional<Value> find(Map<String, Value> fields, String name) {
        return Optional.ofNullable(fields.get(name));
    }

    @Override
    public Outcome reset(Variation variation, ResetOptions options) {
        now = start;
        moves = 0;
        return outcome();
    }

    @Override
    public Outcome step(String action) {
        if (moves == states.size()) {
            throw new Script.Exhausted("environment");
        }
        log.acted(action);
        now = states.get(moves++);
        return outcome();
    }

    private Outcome outcome() {
        boolean unknown = Stream.of("No known action matches that input", "Unknown action")
                .anyMatch(now.observation()::contains);
        return new Outcome(
                now.observation(),
                unknown ? ObservationKind.UNKNOWN_ACTION : ObservationKind.RESULT,
                now.score() / 100.0,
                now.score(),
                0,
                now.done(),
                now.done(),
                moves);
    }

    /** Names of things that the published agent's environment lists. */
    List<String> things() {
        return script.find("objects").map(Value::texts).orElse(List.of());
    }

    @Override
    public String taskDescription() {
        return task;
    }

    @Override
    public String look() {
        return now.look();
    }

    @Override
    public String inventory() {
        return now.inventory();
    }

    @Override
    public List<String> validActions() {
        return now.valid().orElse(valid);
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
