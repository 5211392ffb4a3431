package dev.cairn.domain.text;

import java.util.List;
import java.util.Optional;

/**
 * What the texts of a world say to a program. A world that has no such signs in its texts needs none of this. Safe for use by several
 * threads.
 */
public interface TextReader {
    /** Reads nothing. */
    TextReader NONE = new TextReader() {};

    /** Name of the place that a description of surroundings is of. */
    default Optional<String> place(String look) {
        return Optional.empty();
    }

    /**
     * Names of the places that the agent has come to, in this order.
     *
     * @param outcome observation of the last action
     * @param look description of the surroundings after it
     */
    default List<String> placesEntered(String outcome, String look) {
        return place(look).stream().toList();
    }

    /** Whether an observation says that what was to be done cannot be done now; it may be tried again later. */
    default boolean refuses(String observation) {
        return false;
    }
}
