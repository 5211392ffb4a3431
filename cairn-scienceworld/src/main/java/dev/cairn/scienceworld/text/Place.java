package dev.cairn.scienceworld.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where an agent is, as a look around says: {@code This room is called the kitchen.}, and of outside that it is a location. */
public final class Place {
    private static final Pattern NAMED = Pattern.compile("is called the ([^.]+)\\.");

    private Place() {}

    /** The name in a look around, if it says one. */
    public static Optional<String> named(String look) {
        Matcher named = NAMED.matcher(look);
        return named.find() ? Optional.of(named.group(1)) : Optional.empty();
    }
}
