package dev.cairn.scienceworld.annotate;

import java.util.Optional;

/**
 * {@code monitor(thing)}: something is looked at or measured in rounds, with or without waiting in between, as long as it
 * goes by the same name, however often. One look is {@code examine}, one measurement {@code measure}.
 */
final class MonitorRule implements Rule {
    @Override
    public Optional<Match> match(ActionSequence path, int from) {
        if (!path.at(from).observes()) {
            return Optional.empty();
        }
        String watched = watched(path, from);
        int to = from;
        while (path.at(to).observes() && watched(path, to).equals(watched)) {
            to = roundEnd(path, to);
        }
        return Match.of(to, to - from > 1 ? "monitor" : single(path.at(from)), watched);
    }

    private static String single(ParsedAction act) {
        return act.measures() ? "measure" : "examine";
    }

    /** Position after a look, the measurement that belongs to it, and the waiting before the next round. */
    private static int roundEnd(ActionSequence path, int from) {
        int next = from + 1;
        if (path.at(from).is(Verb.EXAMINE) && path.at(next).is(Verb.USE)) {
            next++;
        }
        int waited = path.skip(next, act -> act.is(Verb.WAIT));
        return path.at(waited).observes() ? waited : next;
    }

    private static String watched(ActionSequence path, int position) {
        ParsedAction act = path.at(position);
        return path.name(position, act.is(Verb.USE) ? act.target() : act.thing());
    }
}
