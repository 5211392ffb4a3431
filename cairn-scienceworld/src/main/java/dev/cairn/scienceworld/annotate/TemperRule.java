package dev.cairn.scienceworld.annotate;

import java.util.List;
import java.util.Optional;

/**
 * {@code heat(substance, stove)} and {@code cool(substance, freezer)}: a vessel is put on or into a device that changes its
 * temperature. A heater is what is turned on afterwards and stays on; a cooler is known by its name, for it is always on.
 */
final class TemperRule implements Rule {
    private static final List<String> COOLERS = List.of("freezer", "fridge");

    @Override
    public Optional<Match> match(ActionSequence path, int from) {
        int next = path.skip(from, act -> act.is(Verb.PICK_UP));
        int moveAt = path.at(next).is(Verb.OPEN) ? next + 1 : next;
        ParsedAction move = path.at(moveAt);
        if (!move.is(Verb.MOVE) || !isPrepared(path, from, next, moveAt)) {
            return Optional.empty();
        }
        String subject = path.focused(from).orElseGet(() -> path.thing(moveAt));
        String device = path.target(moveAt);
        if (COOLERS.contains(Names.lastWord(Names.plain(move.target())))) {
            return Match.of(moveAt + 1, "cool", subject, device);
        }
        return path.at(moveAt + 1).is(Verb.ACTIVATE, move.target())
                ? Match.of(moveAt + 2, "heat", subject, device)
                : Optional.empty();
    }

    /** Only what is moved is taken first, and only the device is opened. */
    private static boolean isPrepared(ActionSequence path, int from, int open, int moveAt) {
        ParsedAction move = path.at(moveAt);
        return path.skip(from, act -> act.is(Verb.PICK_UP, move.thing())) == open
                && (open == moveAt || path.at(open).is(Verb.OPEN, move.target()));
    }
}
