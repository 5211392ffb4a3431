package dev.cairn.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
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
        return Arrays.stream(values())
                .filter(split -> split.label().equals(label.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () -> new UserException("unknown split '" + label + "'; the splits are train, dev and test"));
    }
}
