package dev.cairn.scienceworld.inside.naming;

import java.util.HashMap;
import java.util.Map;

/** Small numbers for names, so that they can be counted in an array. */
final class NameTable {
    private final Map<String, Integer> numbers = new HashMap<>();
    private int[] counts = {};
    private int generation;

    int number(String name) {
        return numbers.computeIfAbsent(name, unused -> numbers.size());
    }

    /** All zero; whoever counts in it makes it so again. */
    int[] counts() {
        if (counts.length < numbers.size()) {
            counts = new int[2 * numbers.size()];
        }
        return counts;
    }

    int generation() {
        return generation;
    }

    void clear() {
        numbers.clear();
        generation++;
    }
}
