package dev.cairn.scienceworld.text;

import dev.cairn.core.Step;
import java.util.List;

/** What the recorded texts tell; trajectories hold no other sign of it. */
public final class ObservationText {
    private static final List<String> OBSERVING = List.of("look at ", "look in ", "look on ", "examine ", "read ");

    private ObservationText() {}

    public static boolean asksBack(String observation) {
        return observation.startsWith("Ambiguous request");
    }

    public static boolean saysUnknown(String observation) {
        return observation.contains("No known action matches that input") || observation.contains("Unknown action");
    }

    /** Whether what was to be done cannot be done there. */
    public static boolean refuses(String observation) {
        return observation.contains("can't be ");
    }

    /** Whether something was to be moved or poured into itself: the world refuses that, and nothing happens. */
    public static boolean refusesItself(String observation) {
        return observation.startsWith("You can't move something into itself");
    }

    /** Whether an action only looks. */
    public static boolean observes(String action) {
        return action.equals(Step.LOOK_AROUND) || OBSERVING.stream().anyMatch(action::startsWith);
    }
}
