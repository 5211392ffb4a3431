package dev.cairn.agent.match;

import dev.cairn.scienceworld.agent.Rooms;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The actions that may be taken in place of a prediction. As in the published agent, doors of all rooms may be opened, no
 * other action on a door is taken, rooms may not be focused on, and one may only focus on what is in sight.
 */
final class Candidates {
    /** The last actions are not offered again: they have just been tried. */
    private static final int RECENT = 3;

    private static final Set<String> FOCUS_WORDS = Set.of("focus", "on", "in", "to");

    private Candidates() {}

    /** Short ones first, then by text: where several are equally good, the first is taken. */
    static List<String> of(MatchContext moment) {
        Set<String> candidates = new LinkedHashSet<>(moment.validActions());
        Rooms.ALL.forEach(room -> candidates.add("open door to " + room));
        Rooms.ALL.forEach(room -> candidates.remove("focus on " + room));
        candidates.removeAll(Set.of("focus on agent", "focus on air"));
        List<String> actions = moment.actions();
        actions.subList(Math.max(0, actions.size() - RECENT), actions.size()).forEach(candidates::remove);
        String sight = moment.look() + " " + moment.inventory().toLowerCase(Locale.ROOT);
        return candidates.stream()
                .filter(action -> !action.contains("door") || action.contains("open"))
                .filter(action -> !action.startsWith("focus on") || isInSight(action, sight))
                .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static boolean isInSight(String focus, String sight) {
        return Arrays.stream(focus.split(" "))
                .filter(word -> !FOCUS_WORDS.contains(word.toLowerCase(Locale.ROOT)))
                .allMatch(sight::contains);
    }
}
