package dev.cairn.agent.llm;

import dev.cairn.core.TaskId;
import dev.cairn.scienceworld.agent.Rooms;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the world admits, as the released baselines see it: the valid actions, and opening the doors of all rooms; but not
 * focusing on rooms, the air and the agent, and of what concerns doors only opening them.
 */
final class Admissible {
    private static final Set<String> NOT_SEEN = Set.of("focus", "on", "in", "to");

    /** Tasks, by index, that do not name what to focus on. */
    private static final Set<Integer> FREE_FOCUS = Set.of(5, 6, 7, 8, 17, 18, 19, 20);

    /** Tasks, by index, in which examining tells what counts. */
    private static final Set<Integer> FREE_EXAMINE = Set.of(14, 15, 16);

    private Admissible() {}

    /** In the world's order, doors last. */
    static Set<String> actions(List<String> valid) {
        Set<String> actions = new LinkedHashSet<>(valid);
        Rooms.ALL.forEach(room -> actions.add("open door to " + room));
        Rooms.ALL.forEach(room -> actions.remove("focus on " + room));
        actions.removeAll(Set.of("focus on agent", "focus on air"));
        actions.removeIf(action -> action.contains("door") && !action.contains("open"));
        return actions;
    }

    /** As {@link #actions(List)}, and focusing only on what is in sight. */
    static Set<String> actions(List<String> valid, String look, String inventory) {
        String sight = look + " " + inventory.toLowerCase(Locale.ROOT);
        Set<String> actions = actions(valid);
        actions.removeIf(action -> action.startsWith("focus on")
                && !Arrays.stream(action.split(" "))
                        .filter(word -> !NOT_SEEN.contains(word))
                        .allMatch(sight::contains));
        return actions;
    }

    /**
     * As {@link #actions(List)}, with waiting, and of what tempts an agent to waste its time only what the task mentions:
     * focusing in most tasks, and examining in most others.
     */
    static Set<String> actions(List<String> valid, TaskId task, String description) {
        Set<String> mentioned = words(description.toLowerCase(Locale.ROOT).replaceAll("\\p{Punct}", ""));
        Set<String> actions = actions(valid);
        actions.addAll(List.of("wait", "wait1"));
        if (!FREE_FOCUS.contains(task.index())) {
            actions.removeIf(action -> isUnmentioned(action, "focus on", mentioned));
        }
        if (!FREE_EXAMINE.contains(task.index())) {
            actions.removeIf(action -> isUnmentioned(action, "examine", mentioned));
        }
        return actions;
    }

    private static boolean isUnmentioned(String action, String verb, Set<String> mentioned) {
        return action.startsWith(verb)
                && words(action.substring(verb.length())).stream().noneMatch(mentioned::contains);
    }

    /** Those that share most words with a text (Jaccard index), best first; ties by length, then text. */
    static List<String> nearest(String text, Set<String> actions, int most) {
        Set<String> wanted = words(text);
        return actions.stream()
                .sorted(Comparator.comparingDouble((String action) -> -overlap(wanted, words(action)))
                        .thenComparing(String::length)
                        .thenComparing(Comparator.naturalOrder()))
                .limit(most)
                .toList();
    }

    static Set<String> words(String text) {
        return new HashSet<>(Arrays.asList(text.strip().split("\\s+")));
    }

    private static double overlap(Set<String> a, Set<String> b) {
        long shared = a.stream().filter(b::contains).count();
        return (double) shared / (a.size() + b.size() - shared);
    }
}
