package dev.cairn.scienceworld;

import dev.cairn.domain.ObservationKind;

/** Reads the kind of an observation from its text, as the simulator gives no other sign of it. */
final class ObservationTexts {
    /** Failures come back as text, not as exceptions. */
    static final String ERROR = "ERROR:";

    private ObservationTexts() {}

    static ObservationKind kind(String observation) {
        if (observation.startsWith(ERROR)) {
            return ObservationKind.ERROR;
        }
        if (observation.contains("No known action matches that input") || observation.contains("Unknown action")) {
            return ObservationKind.UNKNOWN_ACTION;
        }
        return observation.startsWith("Ambiguous request") ? ObservationKind.AMBIGUOUS : ObservationKind.RESULT;
    }
}
