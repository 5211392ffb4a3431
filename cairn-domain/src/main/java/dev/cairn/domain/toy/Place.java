package dev.cairn.domain.toy;

import java.util.Locale;
import java.util.stream.Stream;

/** Where something can be. The hall has a door to every other room. */
enum Place {
    HALL,
    STUDY,
    PANTRY,
    GARDEN,
    /** In the box, which stands in the pantry. */
    BOX,
    /** With the one who acts. */
    HAND;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Rooms behind the doors of this room. */
    Stream<Place> neighbours() {
        return this == HALL ? Stream.of(STUDY, PANTRY, GARDEN) : Stream.of(HALL);
    }
}
