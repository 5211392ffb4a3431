package dev.cairn.scienceworld.annotate;

import java.util.Optional;

/** {@code fill(vessel, tap)}: under the tap, tap on, tap off, and back into the hand. */
final class FillRule implements Rule {
    @Override
    public Optional<Match> match(ActionSequence path, int from) {
        ParsedAction move = path.at(from);
        boolean fills = move.is(Verb.MOVE)
                && path.at(from + 1).is(Verb.ACTIVATE, move.target())
                && path.at(from + 2).is(Verb.DEACTIVATE, move.target());
        if (!fills) {
            return Optional.empty();
        }
        boolean takesBack = path.at(from + 3).is(Verb.PICK_UP, move.thing());
        return Match.of(from + (takesBack ? 4 : 3), "fill", path.thing(from), path.target(from));
    }
}
