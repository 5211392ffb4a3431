package dev.cairn.distill.conformance;

import java.util.List;
import java.util.Map;

/**
 * How far Cairn agrees with the published code.
 *
 * @param unknown groups of vectors that nothing here checks
 */
public record ConformanceReport(List<Group> groups, List<String> unknown) {
    /**
     * One group.
     *
     * @param skipped reason and number of vectors that were not compared
     * @param differences the first ones
     */
    public record Group(
            String name, int passed, int failed, Map<String, Integer> skipped, List<Difference> differences) {
        public Group {
            skipped = Map.copyOf(skipped);
            differences = List.copyOf(differences);
        }
    }

    /**
     * A vector that failed.
     *
     * @param expected the surroundings of the first character that differs; likewise {@code actual}
     */
    public record Difference(int line, String vector, String what, String expected, String actual) {}

    public ConformanceReport {
        groups = List.copyOf(groups);
        unknown = List.copyOf(unknown);
    }

    public int passed() {
        return groups.stream().mapToInt(Group::passed).sum();
    }

    public int failed() {
        return groups.stream().mapToInt(Group::failed).sum();
    }
}
