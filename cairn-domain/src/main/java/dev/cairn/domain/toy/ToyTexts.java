package dev.cairn.domain.toy;

import dev.cairn.domain.text.TextReader;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where one is in the house, and which doors and boxes are in the way. */
final class ToyTexts implements TextReader {
    private static final Pattern PLACE = Pattern.compile("You are in the (\\w+)\\.");
    private static final Pattern CLOSED = Pattern.compile("The (?:door to the \\w+|box) is closed\\.");

    @Override
    public Optional<String> place(String look) {
        Matcher place = PLACE.matcher(look);
        return place.find() ? Optional.of(place.group(1)) : Optional.empty();
    }

    @Override
    public boolean refuses(String observation) {
        return CLOSED.matcher(observation).matches();
    }
}
