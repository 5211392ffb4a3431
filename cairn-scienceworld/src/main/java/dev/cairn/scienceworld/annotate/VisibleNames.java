package dev.cairn.scienceworld.annotate;

import dev.cairn.core.Step;
import dev.cairn.scienceworld.text.Place;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an agent sees around it and carries, as a set of names. Sub-goals should speak of things by these names, since the
 * models read them in every prompt, whatever names the recorded actions use.
 *
 * @param room where the agent is; empty if the look does not say
 * @param names without articles, in the order seen
 */
record VisibleNames(String room, Set<String> names) {
    private static final Pattern BOUNDARY = Pattern.compile("[\t(),.:]");
    private static final String ON = "On the ";
    private static final String SEES = " you see";
    private static final int MOST_WORDS = 10;

    /** Longer names are descriptions, such as {@code recipe titled instructions to ...}, unless asked for in full. */
    private static final int SHORT_NAME = 3;

    static VisibleNames of(Step step) {
        return of(step, new HashMap<>());
    }

    /** @param known names in lines that were read before, since most lines stay from step to step */
    static VisibleNames of(Step step, Map<String, List<String>> known) {
        Set<String> names = new LinkedHashSet<>();
        for (String text : List.of(step.look(), step.inventory())) {
            text.lines().forEach(line -> names.addAll(known.computeIfAbsent(line, VisibleNames::namesIn)));
        }
        return new VisibleNames(Place.named(step.look()).orElse(""), names);
    }

    private static List<String> namesIn(String line) {
        return Arrays.stream(BOUNDARY.split(line))
                .map(VisibleNames::bare)
                .filter(VisibleNames::isName)
                .toList();
    }

    private static boolean isName(String text) {
        return !text.isEmpty() && words(text) <= MOST_WORDS && !text.startsWith("door to") && !text.startsWith("This ");
    }

    /** Without articles and the words that stand before a name. */
    private static String bare(String part) {
        String name = part.strip();
        for (int cut = leading(name); cut > 0; cut = leading(name)) {
            name = name.substring(cut);
        }
        return name.strip();
    }

    /** Characters at the beginning that belong to no name. */
    private static int leading(String name) {
        if (name.isEmpty()) {
            return 0;
        }
        return switch (name.charAt(0)) {
            case 'a' -> Math.max(length(name, "a "), length(name, "an "));
            case 'A' -> length(name, "A ");
            case 't' -> length(name, "the ");
            case 'c' -> length(name, "containing ");
            case 's' -> length(name, "substance called ");
            case 'O' -> name.startsWith(ON) ? lengthTo(name, SEES) : 0;
            default -> 0;
        };
    }

    private static int lengthTo(String name, String end) {
        int at = name.indexOf(end, ON.length());
        return at < 0 ? 0 : at + end.length();
    }

    private static int length(String name, String beginning) {
        return name.startsWith(beginning) ? beginning.length() : 0;
    }

    /** Whether a thing of this name is in sight. */
    boolean shows(String name) {
        return names.stream().anyMatch(seen -> Names.mentions(seen, name));
    }

    /**
     * The name by which the agent sees what an action calls {@code phrase}: the very words, or the same after the action's
     * own twists are undone, or the stage of life in a longer name, or the only thing in sight whose name has these words. The
     * last is not tried without a place or content that the phrase speaks of: {@code substance in metal pot} is not any
     * substance. Empty if nothing is found.
     */
    Optional<String> nameOf(String phrase) {
        String here = withoutRoom(phrase);
        return exactly(phrase)
                .or(() -> first(Names.shorter(phrase).stream()
                        .flatMap(name -> Names.rearranged(name).stream())
                        .map(this::same)))
                .or(() -> first(Names.shorter(phrase).stream()
                        .flatMap(name -> Names.rearranged(name).stream())
                        .filter(name -> name.endsWith(" stage"))
                        .map(name -> Optional.of(name).filter(this::shows))))
                .or(() -> only(here))
                .or(() -> first(Names.rearranged(here).stream()
                        .filter(name -> name.contains(" "))
                        .map(this::only)));
    }

    /** A phrase without the room or the inventory as its place. */
    String withoutRoom(String phrase) {
        for (String place : List.of(" in inventory", " in " + room)) {
            if (phrase.endsWith(place)) {
                return phrase.substring(0, phrase.length() - place.length());
            }
        }
        return phrase;
    }

    /** The thing whose name is {@code phrase} or what remains of it without place and content. */
    Optional<String> exactly(String phrase) {
        return first(Names.shorter(phrase).stream().map(this::same));
    }

    private Optional<String> same(String name) {
        for (String seen : names) {
            if (seen.equalsIgnoreCase(name)) {
                return Optional.of(seen);
            }
        }
        return Optional.empty();
    }

    private Optional<String> only(String name) {
        String[] having =
                names.stream().filter(seen -> Names.mentions(seen, name)).toArray(String[]::new);
        return Arrays.stream(having)
                .filter(seen -> having.length == 1 && words(seen) <= Math.max(SHORT_NAME, words(name) + 1))
                .findFirst();
    }

    private static int words(String name) {
        int words = 1;
        for (int blank = name.indexOf(' '); blank >= 0; blank = name.indexOf(' ', blank + 1)) {
            words++;
        }
        return words;
    }

    private static Optional<String> first(Stream<Optional<String>> found) {
        return found.flatMap(Optional::stream).findFirst();
    }
}
