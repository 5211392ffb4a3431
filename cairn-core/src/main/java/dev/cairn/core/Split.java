package dev.cairn.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/** Part of a task's variations, as the simulator divides them. */
public enum Split {
    TRAIN,
    DEV,
    TEST;

    /** {@code train}, {@code dev} or {@code test}. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws UserException if {@code label} names no split */
    @JsonCreator
    public static Split of(String label) {
        return Lookup.byName("split", label.strip().toLowerCase(Locale.ROOT), List.of(values()), Split::label);
    }
}
