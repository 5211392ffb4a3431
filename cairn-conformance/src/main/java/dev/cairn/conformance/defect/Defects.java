package dev.cairn.conformance.defect;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.cairn.core.Lookup;
import dev.cairn.core.UserException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The defects of the published agent that are switched on. */
public record Defects(Set<Defect> present) {
    public static final Defects NONE = new Defects(Set.of());

    /** All of them: the published agent. */
    public static final Defects ORIGINAL = new Defects(EnumSet.allOf(Defect.class));

    public Defects {
        present = present.isEmpty() ? Set.of() : Set.copyOf(present);
    }

    /**
     * Reads {@code none}, {@code original} or names such as {@code fifth-best,long-wait}.
     *
     * @throws UserException if a name is unknown
     */
    public static Defects of(String names) {
        return switch (names) {
            case "none" -> NONE;
            case "original" -> ORIGINAL;
            default ->
                new Defects(Arrays.stream(names.split(","))
                        .map(String::strip)
                        .map(Defects::named)
                        .collect(Collectors.toSet()));
        };
    }

    public boolean has(Defect defect) {
        return present.contains(defect);
    }

    /** The same without one. */
    public Defects without(Defect defect) {
        return new Defects(present.stream().filter(other -> other != defect).collect(Collectors.toSet()));
    }

    /** Names of all defects. */
    public static List<String> labels() {
        return Arrays.stream(Defect.values()).map(Defect::label).toList();
    }

    /** As {@link #of} reads it. */
    @JsonValue
    @Override
    public String toString() {
        if (present.isEmpty()) {
            return "none";
        }
        return equals(ORIGINAL)
                ? "original"
                : present.stream().sorted().map(Defect::label).collect(Collectors.joining(","));
    }

    private static Defect named(String label) {
        return Lookup.byName(
                "defect", label, List.of(Defect.values()), Defect::label, "none and original stand for none and all");
    }
}
