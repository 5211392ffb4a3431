package dev.cairn.distill.annotate;

import dev.cairn.core.Step;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an agent sees around it and carries, as a set of names. Sub-goals should speak of things by these names, since the
 * models read them in every prompt, whatever names the recorded actions use.
 *
 * @param room where the agent is; empty if the look does not say
 * @param names without articles, in the order seen
 */
record Surroundings(String room, Set<String> names) {
    private static final Pattern ROOM = Pattern.compile("is called the ([^.]+)\\.");
    private static final Pattern BOUNDARY = Pattern.compile("[\\n\\t(),.:]|, which");
    private static final Pattern LEADING =
            Pattern.compile("^(?:containing |On the .*? you see|an? |the |substance called |A )+");
    private static final int MOST_WORDS = 10;

    /** Longer names are descriptions, such as {@code recipe titled instructions to ...}, unless asked for in full. */
    private static final int SHORT_NAME = 3;

    static Surroundings of(Step step) {
        String seen = step.look() + "\n" + step.inventory();
        Matcher room = ROOM.matcher(step.look());
        Set<String> names = BOUNDARY.splitAsStream(seen)
                .map(part -> LEADING.matcher(part.strip()).replaceFirst("").strip())
                .filter(name -> !name.isEmpty() && words(name) <= MOST_WORDS)
                .filter(name -> !name.startsWith("door to") && !name.startsWith("This "))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new Surroundings(room.find() ? room.group(1) : "", names);
    }

    /** Whether a thing of this name is in sight. */
    boolean shows(String name) {
        return names.stream().anyMatch(seen -> Names.mentions(seen, name));
    }

    /**
     * The name by which the agent sees what an action calls {@code phrase}: the very words, or the same after the action's
     * own twists are undone, or the only thing in sight whose name has these words. The last is not tried without a place
     * or content that the phrase speaks of: {@code substance in metal pot} is not any substance. Empty if nothing is found.
     */
    Optional<String> nameOf(String phrase) {
        String here = withoutRoom(phrase);
        return exactly(phrase)
                .or(() -> first(Names.shorter(phrase).stream()
                        .flatMap(name -> Names.rearranged(name).stream())
                        .map(this::same)))
                .or(() -> only(here))
                .or(() -> first(Names.rearranged(here).stream()
                        .filter(name -> name.contains(" "))
                        .map(this::only)));
    }

    /** A phrase without the room or the inventory as its place. */
    String withoutRoom(String phrase) {
        return phrase.replaceFirst(" in (?:inventory|" + Pattern.quote(room) + ")$", "");
    }

    /** The thing whose name is {@code phrase} or what remains of it without place and content. */
    Optional<String> exactly(String phrase) {
        return first(Names.shorter(phrase).stream().map(this::same));
    }

    private Optional<String> same(String name) {
        return names.stream().filter(seen -> seen.equalsIgnoreCase(name)).findFirst();
    }

    private Optional<String> only(String name) {
        String[] having =
                names.stream().filter(seen -> Names.mentions(seen, name)).toArray(String[]::new);
        return Arrays.stream(having)
                .filter(seen -> having.length == 1 && words(seen) <= Math.max(SHORT_NAME, words(name) + 1))
                .findFirst();
    }

    private static int words(String name) {
        return name.split(" ").length;
    }

    private static Optional<String> first(Stream<Optional<String>> found) {
        return found.flatMap(Optional::stream).findFirst();
    }
}
