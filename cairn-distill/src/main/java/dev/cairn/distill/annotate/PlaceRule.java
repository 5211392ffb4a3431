package dev.cairn.distill.annotate;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

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
        Set<String> arguments = new LinkedHashSet<>(Set.of(path.thing(first)));
        arguments.addAll(places);
        return Match.of(to, "place", arguments);
    }

    private static int firstMove(Path path, int from) {
        int next = path.at(from).is(Verb.OPEN) ? from + 1 : from;
        boolean takes = path.at(next).is(Verb.PICK_UP)
                && path.at(next + 1).is(Verb.MOVE, path.at(next).thing());
        return takes ? next + 1 : next;
    }

    private static boolean belongs(Path path, int first, int next) {
        Act act = path.at(next);
        Act begun = path.at(first);
        return next == first
                || (act.is(Verb.MOVE)
                        && (act.thing().equals(begun.thing()) || act.target().equals(begun.target())));
    }
}
