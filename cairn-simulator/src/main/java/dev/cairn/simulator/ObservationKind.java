package dev.cairn.simulator;

/** What an observation tells about the action before it. */
public enum ObservationKind {
    /** The world carried the action out, or says why it has no effect. */
    RESULT,
    /** Several things are meant; the world waits for the number of one of them. */
    AMBIGUOUS,
    /** The world does not know such an action. */
    UNKNOWN_ACTION;

    /** Reads the kind from the text, as the world gives no other sign of it. */
    public static ObservationKind of(String observation) {
        if (observation.contains("No known action matches that input") || observation.contains("Unknown action")) {
            return UNKNOWN_ACTION;
        }
        return observation.startsWith("Ambiguous request") ? AMBIGUOUS : RESULT;
    }
}
