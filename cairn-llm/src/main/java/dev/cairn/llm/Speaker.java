package dev.cairn.llm;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who says a message. */
public enum Speaker {
    SYSTEM,
    USER,
    ASSISTANT;

    /** The protocol's {@code role}. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static Speaker of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
