package dev.cairn.scienceworld.annotate;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Divides the two things of an action. {@code pour cup containing red paint in desk in bowl} can be divided at either
 * {@code in}; the outcome, {@code ... into the bowl.}, tells which one.
 */
final class Preposition {
    private static final Pattern INTO = Pattern.compile("(?:into|to) the ([^.]+)\\.");

    private Preposition() {}

    /** Two texts; the second begins with the last word of where the outcome says the thing went, if it says so. */
    static List<String> split(String rest, String word, String observation) {
        String middle = " " + word + " ";
        List<Integer> places = places(rest, middle);
        Matcher into = INTO.matcher(observation);
        String destination = into.find() ? Names.lastWord(into.group(1)) : "";
        int at = places.stream()
                .filter(place -> !destination.isEmpty()
                        && Names.lastWord(Names.plain(rest.substring(place + middle.length())))
                                .equalsIgnoreCase(destination))
                .findFirst()
                .orElse(word.equals("on") ? places.get(0) : places.get(places.size() - 1));
        return List.of(rest.substring(0, at), rest.substring(at + middle.length()));
    }

    private static List<Integer> places(String rest, String middle) {
        List<Integer> places = new ArrayList<>();
        for (int at = rest.indexOf(middle); at >= 0; at = rest.indexOf(middle, at + 1)) {
            places.add(at);
        }
        return places;
    }
}
