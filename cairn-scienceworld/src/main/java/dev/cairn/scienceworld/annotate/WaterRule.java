package dev.cairn.scienceworld.annotate;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** {@code water(plant, plant)}: tap on, fill a vessel and pour it out once or several times, tap off. */
final class WaterRule implements Rule {
    @Override
    public Optional<Match> match(ActionSequence path, int from) {
        if (!path.at(from).is(Verb.ACTIVATE)) {
            return Optional.empty();
        }
        String tap = path.at(from).thing();
        Set<String> watered = new LinkedHashSet<>();
        int next = from + 1;
        while (path.at(next).is(Verb.MOVE)
                && path.at(next).target().equals(tap)
                && path.at(next + 1).is(Verb.POUR)) {
            watered.add(path.target(next + 1));
            next += 2;
        }
        return watered.isEmpty() || !path.at(next).is(Verb.DEACTIVATE, tap)
                ? Optional.empty()
                : Match.of(next + 1, "water", watered);
    }
}
