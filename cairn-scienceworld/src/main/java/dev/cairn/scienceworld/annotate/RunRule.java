package dev.cairn.scienceworld.annotate;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** {@code put_down(thing, thing)}: the same simple act on up to four things in a row. */
record RunRule(Verb verb) implements Rule {
    private static final int MOST_THINGS = 4;

    @Override
    public Optional<Match> match(ActionSequence path, int from) {
        Set<String> things = new LinkedHashSet<>();
        int to = from;
        while (path.at(to).is(verb) && things.size() < MOST_THINGS) {
            things.add(path.thing(to++));
        }
        return to == from ? Optional.empty() : Match.of(to, verb.head(), things);
    }
}
