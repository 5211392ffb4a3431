package dev.cairn.distill.gold;

import dev.cairn.core.Step;
import java.util.List;

/** What the recorded texts tell; trajectories hold no other sign of it. */
final class ObservationText {
    private static final List<String> OBSERVING = List.of("look at ", "look in ", "look on ", "examine ", "read ");

    private ObservationText() {}

    static boolean asksBack(String observation) {
        return observation.startsWith("Ambiguous request");
    }

    static boolean saysUnknown(String observation) {
        return observation.contains("No known action matches that input") || observation.contains("Unknown action");
    }

    /** Whether what was to be done cannot be done there. */
    static boolean refuses(String observation) {
        return observation.contains("can't be ");
    }

    /** Whether an action only looks. */
    static boolean observes(String action) {
        return action.equals(Step.LOOK_AROUND) || OBSERVING.stream().anyMatch(action::startsWith);
    }
}
