package dev.cairn.core;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

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
        return Arrays.stream(values())
                .filter(role -> role.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new UserException("unknown role '" + label + "'; the roles are "
                        + Arrays.stream(values()).map(Role::label).collect(Collectors.joining(", "))));
    }
}
