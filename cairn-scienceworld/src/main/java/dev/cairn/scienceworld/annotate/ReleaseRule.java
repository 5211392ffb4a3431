package dev.cairn.scienceworld.annotate;

import java.util.Optional;

/** {@code release(block, inclined plane)}: something is let go somewhere, and an instrument that is carried is started. */
final class ReleaseRule implements Rule {
    private static final String CARRIED = " in inventory";

    @Override
    public Optional<Match> match(ActionSequence path, int from) {
        ParsedAction start = path.at(from + 1);
        return path.at(from).is(Verb.MOVE)
                        && start.is(Verb.ACTIVATE)
                        && start.thing().endsWith(CARRIED)
                ? Match.of(from + 2, "release", path.thing(from), path.target(from))
                : Optional.empty();
    }
}
