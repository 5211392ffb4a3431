package dev.cairn.distill.gold;

import java.util.Map;
import java.util.Set;

/**
 * A change of a path that may make it shorter or plainer.
 *
 * @param without indices of steps that go
 * @param instead other actions for steps that stay, by their index
 */
record PathEdit(Set<Integer> without, Map<Integer, String> instead) {
    PathEdit {
        without = Set.copyOf(without);
        instead = Map.copyOf(instead);
    }

    static PathEdit without(int step) {
        return new PathEdit(Set.of(step), Map.of());
    }
}
