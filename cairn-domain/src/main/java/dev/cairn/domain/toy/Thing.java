package dev.cairn.domain.toy;

import java.util.Locale;

/** What can be carried. */
enum Thing {
    RED_BALL,
    BLUE_BALL,
    LAMP,
    SPOON;

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The name without what tells two of a kind apart. */
    String kind() {
        String label = label();
        return label.substring(label.indexOf(' ') + 1);
    }
}
