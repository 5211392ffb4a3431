package dev.cairn.scienceworld.annotate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * {@code place(thing, where)}: something is moved, perhaps after taking it or after opening what hides it. Things of one name
 * moved to the same place are one sub-goal, and so is the same kind of thing moved to several places.
 */
final class PlaceRule implements Rule {
    private static final int MOST_PLACES = 4;

    @Override
    public Optional<Match> match(ActionSequence path, int from) {
        int first = firstMove(path, from);
        if (!path.at(first).is(Verb.MOVE)) {
            return Optional.empty();
        }
        Set<String> places = new LinkedHashSet<>();
        int to = first;
        while (belongs(path, first, to) && path.steps(from, to + 1) <= MOST_STEPS && places.size() < MOST_PLACES) {
            places.add(path.target(to++));
        }
        Set<String> arguments = new LinkedHashSet<>(Set.of(thing(path, first, to)));
        arguments.addAll(places);
        return Match.of(to, "place", arguments);
    }

    /** Of many moves to one place some fail; those that succeed tell best what is moved. */
    private static String thing(ActionSequence path, int first, int to) {
        return path.around(first)
                .exactly(path.at(first).thing())
                .or(() -> mostMoved(path, first, to))
                .orElseGet(() -> path.thing(first));
    }

    private static Optional<String> mostMoved(ActionSequence path, int first, int to) {
        Map<String, Integer> times = new LinkedHashMap<>();
        IntStream.range(first, to)
                .mapToObj(path::moved)
                .flatMap(Optional::stream)
                .forEach(name -> times.merge(name, 1, Integer::sum));
        return times.entrySet().stream()
                .reduce((most, next) -> next.getValue() > most.getValue() ? next : most)
                .map(Map.Entry::getKey);
    }

    private static int firstMove(ActionSequence path, int from) {
        int next = path.at(from).is(Verb.OPEN) ? from + 1 : from;
        boolean takes = path.at(next).is(Verb.PICK_UP)
                && path.at(next + 1).is(Verb.MOVE, path.at(next).thing());
        boolean operates = path.at(next + 2).is(Verb.ACTIVATE, path.at(next + 1).target());
        return takes && !operates ? next + 1 : next;
    }

    private static boolean belongs(ActionSequence path, int first, int next) {
        ParsedAction act = path.at(next);
        ParsedAction begun = path.at(first);
        return next == first
                || (act.is(Verb.MOVE)
                        && (act.thing().equals(begun.thing())
                                || (act.target().equals(begun.target()) && !movesOther(path, first, next))));
    }

    /** Whether both moves succeed, with things whose names have no word in common. */
    private static boolean movesOther(ActionSequence path, int first, int next) {
        Set<String> begun = words(path.moved(first));
        Set<String> moved = words(path.moved(next));
        return !begun.isEmpty() && !moved.isEmpty() && Collections.disjoint(begun, moved);
    }

    private static Set<String> words(Optional<String> name) {
        return name.map(words -> Set.copyOf(List.of(words.split(" ")))).orElse(Set.of());
    }
}
