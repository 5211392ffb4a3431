package dev.cairn.scienceworld.annotate;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** {@code pick_up(thing)}: things are taken one after the other, the first perhaps out of what hides it. */
final class PickUpRule implements Rule {
    private static final int MOST_THINGS = 4;

    @Override
    public Optional<Match> match(ActionSequence path, int from) {
        int next = path.skip(from, act -> act.is(Verb.OPEN));
        if (!path.at(next).is(Verb.PICK_UP) || path.steps(from, next + 1) > MOST_STEPS) {
            return Optional.empty();
        }
        Set<String> things = new LinkedHashSet<>(Set.of(path.thing(next++)));
        while (path.at(next).is(Verb.PICK_UP) && !isUsedAtOnce(path, next) && things.size() < MOST_THINGS) {
            things.add(path.thing(next++));
        }
        return Match.of(next, "pick_up", things);
    }

    /** Taking a thing to use it belongs to the use. Taking it again does not. */
    private static boolean isUsedAtOnce(ActionSequence path, int position) {
        String thing = path.at(position).thing();
        ParsedAction after = path.at(position + 1);
        return !path.at(position - 1).is(Verb.PICK_UP, thing)
                && Names.plain(after.thing()).equals(Names.plain(thing));
    }
}
