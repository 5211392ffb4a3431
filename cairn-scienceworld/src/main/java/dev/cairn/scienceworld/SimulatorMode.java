package dev.cairn.scienceworld;

import dev.cairn.core.Lookup;
import dev.cairn.core.UserException;
import dev.cairn.scienceworld.weave.Change;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How the simulator's classes are loaded. Both modes give the same world, text for text. */
public enum SimulatorMode {
    /** Its own code, but for what would make one run differ from another. */
    PLAIN,
    /** Slow methods are replaced as well. */
    FAST;

    /** {@code fast} or {@code plain}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws UserException if there is no such mode */
    public static SimulatorMode of(String label) {
        return Lookup.byName("simulator mode", label, List.of(values()), SimulatorMode::label);
    }

    Set<Change> changes() {
        return switch (this) {
            case PLAIN -> Change.all(Change.Purpose.DETERMINISM);
            case FAST -> EnumSet.allOf(Change.class);
        };
    }
}
