package dev.cairn.distill.text;

/** What recorded texts tell of the outcome of an action. */
public final class ObservationText {
    private ObservationText() {}

    /** Whether what was to be done cannot be done there. */
    public static boolean refuses(String observation) {
        return observation.contains("can't be ");
    }
}
