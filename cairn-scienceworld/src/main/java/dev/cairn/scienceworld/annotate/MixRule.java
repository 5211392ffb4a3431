package dev.cairn.scienceworld.annotate;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * {@code mix(thing, thing)}: things go into one vessel, which is looked at perhaps, and mixed. Named by what goes in, and by
 * the vessel if that is less than two things.
 */
final class MixRule implements Rule {
    @Override
    public Optional<Match> match(ActionSequence path, int from) {
        Set<String> ingredients = new LinkedHashSet<>();
        Set<String> vessels = new LinkedHashSet<>();
        int next = from;
        for (int move = transfer(path, next); move >= 0; move = transfer(path, next)) {
            ingredients.add(ingredient(path, move));
            vessels.add(Names.plain(path.at(move).target()));
            next = move + 1;
        }
        int mix = path.skip(next, act -> act.isFutile() || act.is(Verb.EXAMINE));
        vessels.add(Names.plain(path.at(mix).thing()));
        if (!path.at(mix).is(Verb.MIX) || vessels.size() != 1 || path.steps(from, mix + 1) > MOST_STEPS) {
            return Optional.empty();
        }
        return ingredients.size() > 1
                ? Match.of(mix + 1, "mix", ingredients)
                : Match.of(
                        mix + 1,
                        "mix",
                        ingredients,
                        Names.plain(path.name(mix, path.at(mix).thing())));
    }

    /** Position of a pour or a move that begins at {@code from}, perhaps after picking the thing up; -1 if none does. */
    private static int transfer(ActionSequence path, int from) {
        ParsedAction act = path.at(from);
        if (act.is(Verb.POUR) || act.is(Verb.MOVE)) {
            return act.isFutile() ? -1 : from;
        }
        ParsedAction after = path.at(from + 1);
        boolean taken = act.is(Verb.PICK_UP)
                && (after.is(Verb.POUR) || after.is(Verb.MOVE))
                && after.is(after.verb(), act.thing());
        return taken ? from + 1 : -1;
    }

    private static String ingredient(ActionSequence path, int move) {
        return path.at(move).is(Verb.POUR) ? path.poured(move) : path.thing(move);
    }
}
