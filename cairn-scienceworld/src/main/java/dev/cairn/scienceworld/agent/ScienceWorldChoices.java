package dev.cairn.scienceworld.agent;

import dev.cairn.core.Words;
import dev.cairn.domain.agent.AdmissibleActions;
import dev.cairn.scienceworld.action.CanonicalAction;
import dev.cairn.scienceworld.action.Rooms;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * As in the published agents, doors of all rooms may be opened and no other action on a door is taken; rooms, the air and the agent may
 * not be focused on, and other things only if they are in sight.
 */
public final class ScienceWorldChoices implements AdmissibleActions {
    /** What ends an episode with nothing if it is done with the wrong thing. */
    static final String FOCUS = "focus on ";

    private static final Set<String> NO_NAMES = Set.of("focus", "on", "in", "to");

    @Override
    public Set<String> of(List<String> valid, String look, String inventory) {
        String sight = look + " " + inventory.toLowerCase(Locale.ROOT);
        Set<String> actions = withDoors(valid);
        actions.removeIf(action -> action.startsWith("focus on") && !isInSight(action, sight));
        return actions;
    }

    /** In the world's order, doors last. */
    static Set<String> withDoors(List<String> valid) {
        Set<String> actions = new LinkedHashSet<>(valid);
        Rooms.ALL.forEach(room -> actions.add("open door to " + room));
        Rooms.ALL.forEach(room -> actions.remove(FOCUS + room));
        actions.removeAll(Set.of("focus on agent", "focus on air"));
        actions.removeIf(action -> action.contains("door") && !action.contains("open"));
        return actions;
    }

    private static boolean isInSight(String focus, String sight) {
        return Arrays.stream(focus.split(" "))
                .filter(word -> !NO_NAMES.contains(word.toLowerCase(Locale.ROOT)))
                .allMatch(sight::contains);
    }

    /** A focus only for one whose words it has all, as {@code focus on ice cream} for {@code focus on ice}; other actions only for others. */
    @Override
    public boolean mayStandFor(String answer, String action) {
        return action.startsWith(FOCUS) == answer.startsWith(FOCUS)
                && (!answer.startsWith(FOCUS) || Words.separated(action).containsAll(Words.separated(answer)));
    }

    @Override
    public String spelled(String answer) {
        return answer.replace("green house", "greenhouse").strip();
    }

    @Override
    public boolean isIncidental(String goldAction) {
        return CanonicalAction.of(goldAction).startsWith("close door");
    }
}
