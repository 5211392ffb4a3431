package dev.cairn.conformance.vector;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far Cairn agrees with the published code.
 *
 * @param unchecked groups of vectors that nothing here checks, and why
 */
public record ConformanceReport(List<Group> groups, Map<String, String> unchecked) {
    /**
     * One group.
     *
     * @param skipped reason and number of vectors that were not compared
     * @param differences the first ones
     */
    public record Group(
            String name, int passed, int failed, Map<String, Integer> skipped, List<Difference> differences) {
        public Group {
            skipped = Collections.unmodifiableMap(new TreeMap<>(skipped));
            differences = List.copyOf(differences);
        }
    }

    /**
     * A vector that failed.
     *
     * @param line in the file, from 1
     * @param expected the surroundings of the first character that differs; likewise {@code actual}
     */
    public record Difference(String file, int line, String vector, String what, String expected, String actual) {}

    public ConformanceReport {
        groups = List.copyOf(groups);
        unchecked = Collections.unmodifiableMap(new TreeMap<>(unchecked));
    }

    public int passed() {
        return groups.stream().mapToInt(Group::passed).sum();
    }

    public int failed() {
        return groups.stream().mapToInt(Group::failed).sum();
    }
}
