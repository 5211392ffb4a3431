package dev.cairn.distill.annotate;

import java.util.Optional;

/**
 * {@code wait(5)}: nothing is done so many times. {@code wait_for_change(thing)}: what was focused on just before is no
 * longer there by this name afterwards, for example a turtle egg; the count does not matter then.
 */
final class WaitRule implements Rule {
    @Override
    public Optional<Match> match(Path path, int from) {
        int to = Math.min(path.skip(from, act -> act.is(Verb.WAIT)), from + MOST_STEPS);
        if (to == from) {
            return Optional.empty();
        }
        Optional<String> watched = path.focused(from)
                .filter(name -> from > 0
                        && path.at(from - 1).is(Verb.FOCUS)
                        && path.around(from).shows(name)
                        && !path.around(to).shows(name));
        return watched.isPresent()
                ? Match.of(to, "wait_for_change", watched.get())
                : Match.of(to, "wait", Integer.toString(to - from));
    }
}
