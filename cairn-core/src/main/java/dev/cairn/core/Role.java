package dev.cairn.core;

import java.util.List;
import java.util.Locale;

/** What a small model is trained for. */
public enum Role {
    /** Next elementary action towards the current sub-goal. */
    EXECUTOR,
    /** Next sub-goal. */
    CONTROLLER,
    /** First sub-goal of an episode. */
    FIRST,
    /** Next elementary action without any sub-goal: the imitation baseline. */
    SWIFT;

    /** Lower-case name, as used in file names and on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws UserException if {@code label} names no role */
    public static Role of(String label) {
        return Lookup.byName("role", label, List.of(values()), Role::label);
    }
}
