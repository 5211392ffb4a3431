package dev.cairn.scienceworld.annotate;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * {@code navigate_to(room)}: a walk, named by where it leads. Gold trajectories search for things by walking into rooms and out
 * again; such a walk is cut where it turns back, so that every sub-goal is a way without detours. A teleport gets there at
 * once: of several in a row each is a sub-goal.
 */
final class NavigateRule implements Rule {
    /** Verb of its sub-goals. */
    static final String VERB = "navigate_to";

    @Override
    public Optional<Match> match(ActionSequence path, int from) {
        if (!isWalking(path.at(from))) {
            return Optional.empty();
        }
        Set<String> visited = new HashSet<>(Set.of(path.around(from).room()));
        String room = "";
        int to = from;
        for (int next = from; isWalking(path.at(next)); next++) {
            ParsedAction act = path.at(next);
            if (act.is(Verb.OPEN_DOOR)) {
                continue;
            }
            boolean turnsBack = !visited.add(act.thing());
            if (!room.isEmpty() && (turnsBack || act.is(Verb.TELEPORT) || path.steps(from, next + 1) > MOST_STEPS)) {
                break;
            }
            room = act.thing();
            to = next + 1;
        }
        return room.isEmpty() ? Optional.empty() : Match.of(to, VERB, room);
    }

    static boolean isWalking(ParsedAction act) {
        return act.is(Verb.OPEN_DOOR) || act.is(Verb.GO) || act.is(Verb.TELEPORT);
    }
}
