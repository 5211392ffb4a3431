package dev.cairn.scienceworld.annotate;

import java.util.Optional;

/**
 * {@code wait_for_change(thing)}: what was focused on just before is no longer there by this name afterwards, for example a
 * turtle egg. {@code wait_for(thing)}: what is handled next was not there before. Otherwise {@code wait(3)}: nothing is done
 * three times.
 */
final class WaitRule implements Rule {
    /** A model counts by what its prompt shows, and short prompts show three steps. */
    private static final int MOST_COUNTED = 3;

    @Override
    public Optional<Match> match(ActionSequence path, int from) {
        int to = path.skip(from, act -> act.is(Verb.WAIT));
        if (to == from) {
            return Optional.empty();
        }
        Optional<String> watched = path.focused(from)
                .filter(name -> from > 0
                        && path.at(from - 1).is(Verb.FOCUS)
                        && path.around(from).shows(name)
                        && !path.around(to).shows(name));
        if (watched.isPresent()) {
            return Match.of(to, "wait_for_change", watched.get());
        }
        if (path.at(to).is(Verb.FOCUS) && comes(path, from, to)) {
            return Match.of(to, "wait_for", path.thing(to));
        }
        int counted = Math.min(to, from + MOST_COUNTED);
        return Match.of(counted, "wait", Integer.toString(counted - from));
    }

    private static boolean comes(ActionSequence path, int from, int to) {
        return path.around(to).shows(path.thing(to)) && !path.around(from).shows(path.thing(to));
    }
}
