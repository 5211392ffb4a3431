package dev.cairn.scienceworld;

import dev.cairn.scienceworld.weave.Change;
import java.util.EnumSet;
import java.util.Set;

/** How the simulator's classes are loaded. Both modes give the same world, text for text. */
public enum SimulatorMode {
    /** Its own code, but for what would make one run differ from another. */
    PLAIN,
    /** Slow methods are replaced as well. */
    FAST;

    Set<Change> changes() {
        return switch (this) {
            case PLAIN -> Change.all(Change.Purpose.DETERMINISM);
            case FAST -> EnumSet.allOf(Change.class);
        };
    }
}
