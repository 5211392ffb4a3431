package dev.cairn.agent.constraint;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** How often what training rows name is a repetition, by its kind. */
final class RepetitionCount {
    /** Where repetitions are normal, two to nine in ten are some. */
    private static final double HARDLY_EVER = 0.1;

    private final Map<String, Integer> all = new HashMap<>();
    private final Map<String, Integer> repeated = new HashMap<>();

    void add(String kind, boolean again) {
        all.merge(kind, 1, Integer::sum);
        repeated.merge(kind, again ? 1 : 0, Integer::sum);
    }

    /** Kinds that are hardly ever repeated. */
    SortedSet<String> hardlyEver() {
        SortedSet<String> kinds = new TreeSet<>(all.keySet());
        kinds.removeIf(kind -> repeated.getOrDefault(kind, 0) > HARDLY_EVER * all.getOrDefault(kind, 0));
        return kinds;
    }
}
