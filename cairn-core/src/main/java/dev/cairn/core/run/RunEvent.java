package dev.cairn.core.run;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** One line of a run's {@code events.jsonl}. The first line of every log is a {@link Started} with the schema version. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RunEvent.Started.class, name = "started"),
    @JsonSubTypes.Type(value = RunEvent.Continued.class, name = "continued"),
    @JsonSubTypes.Type(value = RunEvent.ItemDone.class, name = "item_done"),
    @JsonSubTypes.Type(value = RunEvent.Finished.class, name = "finished"),
    @JsonSubTypes.Type(value = RunEvent.Failed.class, name = "failed")
})
public sealed interface RunEvent {
    /** Raised when a field changes its meaning or goes away. */
    int SCHEMA = 1;

    String time();

    record Started(String time, int schema, String command) implements RunEvent {}

    /** The same command was given again. */
    record Continued(String time) implements RunEvent {}

    /**
     * A unit of work is finished and on disk: a trajectory, an episode, a checkpoint.
     *
     * @param facts sorted by name
     */
    record ItemDone(String time, String item, Map<String, Object> facts) implements RunEvent {
        public ItemDone {
            facts = Collections.unmodifiableMap(new TreeMap<>(facts));
        }
    }

    /** @param facts sorted by name */
    record Finished(String time, Map<String, Object> facts) implements RunEvent {
        public Finished {
            facts = Collections.unmodifiableMap(new TreeMap<>(facts));
        }
    }

    record Failed(String time, String reason) implements RunEvent {}

    /** ISO-8601, whole seconds, UTC. */
    static String stamp(Instant instant) {
        return Instant.ofEpochSecond(instant.getEpochSecond()).toString();
    }
}
