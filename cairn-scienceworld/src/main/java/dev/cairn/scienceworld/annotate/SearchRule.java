package dev.cairn.scienceworld.annotate;

import java.util.Optional;

/**
 * {@code search_for(thing)}: containers are opened for the sake of something that the agent has heard of but does not see.
 * What it has not heard of it cannot search for: opening is then part of what is done next, or a sub-goal of its own.
 */
final class SearchRule implements Rule {
    @Override
    public Optional<Match> match(ActionSequence path, int from) {
        int to = path.skip(from, act -> act.is(Verb.OPEN));
        if (to == from) {
            return Optional.empty();
        }
        boolean lastIsTarget = path.at(to).is(Verb.MOVE)
                && path.at(to - 1).is(Verb.OPEN, path.at(to).target());
        int end = lastIsTarget ? to - 1 : to;
        if (end == from) {
            return Optional.empty();
        }
        Optional<String> sought = sought(path, from, end);
        if (sought.isPresent()) {
            return Match.of(end, "search_for", sought.get());
        }
        return end - from > 1 ? Match.of(end, "search", path.around(from).room()) : Optional.empty();
    }

    /** The first thing handled later that is out of sight now, if it is heard of. Walking and carrying do not end a search. */
    private static Optional<String> sought(ActionSequence path, int from, int to) {
        VisibleNames before = path.around(from);
        for (int next = to; continues(path.at(next)); next++) {
            String name = wanted(path.at(next));
            boolean isHandled = path.at(next).handles() && !path.at(next).isFutile();
            if (isHandled && !before.shows(name)) {
                return Optional.of(name).filter(found -> path.isHeardOf(from, found));
            }
            if (path.at(next).is(Verb.FOCUS)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static String wanted(ParsedAction act) {
        return Names.plain(Names.content(act.thing()));
    }

    private static boolean continues(ParsedAction act) {
        return act.handles() || act.is(Verb.DROP) || act.is(Verb.OPEN) || NavigateRule.isWalking(act);
    }
}
