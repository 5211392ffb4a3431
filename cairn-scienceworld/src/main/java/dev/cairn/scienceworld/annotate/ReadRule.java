package dev.cairn.scienceworld.annotate;

import java.util.Optional;

/** {@code read(thing)}: a text, taken first perhaps, or an instrument that is stopped and looked at. */
final class ReadRule implements Rule {
    @Override
    public Optional<Match> match(ActionSequence path, int from) {
        ParsedAction act = path.at(from);
        ParsedAction after = path.at(from + 1);
        if (act.is(Verb.READ)) {
            return Match.of(from + 1, "read", path.thing(from));
        }
        boolean reads = (act.is(Verb.PICK_UP) && after.is(Verb.READ, act.thing()))
                || (act.is(Verb.DEACTIVATE) && after.is(Verb.EXAMINE, act.thing()));
        return reads ? Match.of(from + 2, "read", path.thing(from)) : Optional.empty();
    }
}
