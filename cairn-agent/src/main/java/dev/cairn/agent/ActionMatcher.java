package dev.cairn.agent;

import dev.cairn.core.Choice;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the valid action nearest to what a policy meant: a prediction that is valid as it stands, or else the valid
 * action that shares most words with the first prediction (Jaccard index; ties by length, then text).
 *
 * <p>As in the reference implementation, doors of all rooms may be opened, rooms may not be focused on, and one may only
 * focus on what is in sight.
 */
public final class ActionMatcher {
    /** The action to try, and why this one. */
    public record Match(String action, Choice choice) {}

    private static final List<String> ROOMS = List.of(
            "hallway",
            "greenhouse",
            "green house",
            "kitchen",
            "bathroom",
            "outside",
            "workshop",
            "art studio",
            "foundry",
            "bedroom",
            "living room");

    /** The last actions are not offered again: they have just been tried. */
    private static final int RECENT = 3;

    private static final Set<String> FOCUS_WORDS = Set.of("focus", "on", "in", "to");

    private final List<String> validActions;
    private final String sight;

    /** A matcher for one moment of an episode. */
    public ActionMatcher(List<String> validActions, String look, String inventory) {
        this.validActions = validActions;
        this.sight = look + " " + inventory.toLowerCase(Locale.ROOT);
    }

    /**
     * The action to try instead.
     *
     * @param predictions best first
     * @param recent actions so far; the last three are left out
     * @return the first prediction itself if there is no valid action at all
     */
    public Match nearest(List<String> predictions, List<String> recent) {
        Set<String> candidates = candidates(recent);
        return predictions.stream()
                .map(prediction ->
                        prediction.replace("green house", "greenhouse").strip())
                .filter(candidates::contains)
                .findFirst()
                .map(action -> new Match(action, Choice.LATER_PREDICTION))
                .or(() -> mostAlike(candidates, predictions.get(0)).map(action -> new Match(action, Choice.OVERLAP)))
                .orElseGet(() -> new Match(predictions.get(0), Choice.NONE_VALID));
    }

    private Set<String> candidates(List<String> recent) {
        Set<String> candidates = new LinkedHashSet<>(validActions);
        ROOMS.forEach(room -> candidates.add("open door to " + room));
        ROOMS.forEach(room -> candidates.remove("focus on " + room));
        candidates.removeAll(Set.of("focus on agent", "focus on air"));
        recent.subList(Math.max(0, recent.size() - RECENT), recent.size()).forEach(candidates::remove);
        candidates.removeIf(action -> action.contains("door") && !action.contains("open"));
        candidates.removeIf(action -> action.startsWith("focus on") && !inSight(action));
        return candidates;
    }

    private boolean inSight(String focus) {
        return Arrays.stream(focus.split(" "))
                .filter(word -> !FOCUS_WORDS.contains(word.toLowerCase(Locale.ROOT)))
                .allMatch(sight::contains);
    }

    private static Optional<String> mostAlike(Set<String> candidates, String prediction) {
        Set<String> wanted = words(prediction);
        return candidates.stream()
                .min(Comparator.comparingDouble((String action) -> -jaccard(wanted, words(action)))
                        .thenComparing(String::length)
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static Set<String> words(String action) {
        return new HashSet<>(Arrays.asList(action.strip().split("\\s+")));
    }

    private static double jaccard(Set<String> a, Set<String> b) {
        long shared = a.stream().filter(b::contains).count();
        return (double) shared / (a.size() + b.size() - shared);
    }
}
