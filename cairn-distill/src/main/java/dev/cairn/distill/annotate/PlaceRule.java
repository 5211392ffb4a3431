package dev.cairn.distill.annotate;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * {@code place(thing, where)}: something is moved, perhaps after taking it or after opening what hides it. One thing after
 * the other moved to the same place is one sub-goal, and so is the same kind of thing moved to several places.
 */
final class PlaceRule implements Rule {
    private static final int MOST_PLACES = 4;

    @Override
    public Optional<Match> match(Path path, int from) {
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

    /** Of many moves to one place some fail; the first that succeeds tells best what is moved. */
    private static String thing(Path path, int first, int to) {
        return path.around(first)
                .exactly(path.at(first).thing())
                .or(() -> IntStream.range(first, to)
                        .mapToObj(path::moved)
                        .flatMap(Optional::stream)
                        .findFirst())
                .orElseGet(() -> path.thing(first));
    }

    private static int firstMove(Path path, int from) {
        int next = path.at(from).is(Verb.OPEN) ? from + 1 : from;
        boolean takes = path.at(next).is(Verb.PICK_UP)
                && path.at(next + 1).is(Verb.MOVE, path.at(next).thing());
        boolean operates = path.at(next + 2).is(Verb.ACTIVATE, path.at(next + 1).target());
        return takes && !operates ? next + 1 : next;
    }

    private static boolean belongs(Path path, int first, int next) {
        Act act = path.at(next);
        Act begun = path.at(first);
        return next == first
                || (act.is(Verb.MOVE)
                        && (act.thing().equals(begun.thing()) || act.target().equals(begun.target())));
    }
}
