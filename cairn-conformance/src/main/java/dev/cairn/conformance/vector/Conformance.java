package dev.cairn.conformance.vector;

import dev.cairn.conformance.vector.ConformanceReport.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Checks groups of vectors. */
public final class Conformance {
    private static final int BEFORE = 40;
    private static final int BEHIND = 80;

    private final Compat compat;
    private final int shown;

    /** @param shown how many differences of each group are kept */
    public Conformance(Compat compat, int shown) {
        this.compat = compat;
        this.shown = shown;
    }

    /** Checks all groups of a folder that {@code known} has. */
    public ConformanceReport check(VectorFolder folder, List<ConformanceGroup> known) {
        List<ConformanceReport.Group> checked = known.stream()
                .filter(group -> folder.has(group.name()))
                .map(group -> check(folder, group))
                .toList();
        List<String> names = known.stream().map(ConformanceGroup::name).toList();
        return new ConformanceReport(
                checked,
                folder.groups().stream()
                        .filter(name -> !names.contains(name))
                        .collect(Collectors.toMap(Function.identity(), Subject::of)));
    }

    /** Checks one group. */
    public ConformanceReport.Group check(VectorFolder folder, ConformanceGroup group) {
        Tally tally = new Tally();
        folder.forEachLine(group.name(), line -> tally.add(line, group));
        return new ConformanceReport.Group(group.name(), tally.passed, tally.failed, tally.skipped, tally.differences);
    }

    /** An exception that the published code did not have is a difference, too. */
    private Verdict verdict(ConformanceGroup group, ConformanceVector vector) {
        try {
            return group.check(vector, compat);
        } catch (MalformedVectorException e) {
            return malformed(e);
        } catch (RuntimeException e) {
            return new Verdict.Failed("result", vector.expected().toString(), e.toString());
        }
    }

    private static Verdict malformed(MalformedVectorException problem) {
        return new Verdict.Failed(
                "malformed vector", "a vector that can be read", String.valueOf(problem.getMessage()));
    }

    private final class Tally {
        private final Map<String, Integer> skipped = new TreeMap<>();
        private final List<Difference> differences = new ArrayList<>();
        private int passed;
        private int failed;

        void add(VectorLine line, ConformanceGroup group) {
            try {
                ConformanceVector vector = line.read();
                add(line, vector.name(), verdict(group, vector));
            } catch (MalformedVectorException e) {
                add(line, "?", malformed(e));
            }
        }

        private void add(VectorLine line, String vector, Verdict verdict) {
            if (verdict instanceof Verdict.Passed) {
                passed++;
            } else if (verdict instanceof Verdict.Skipped skip) {
                skipped.merge(skip.reason(), 1, Integer::sum);
            } else if (verdict instanceof Verdict.Failed failure) {
                failed++;
                if (differences.size() < shown) {
                    differences.add(difference(line, vector, failure));
                }
            }
        }
    }

    private static Difference difference(VectorLine line, String vector, Verdict.Failed failure) {
        String expected = failure.expected();
        String actual = failure.actual();
        int at = 0;
        while (at < Math.min(expected.length(), actual.length()) && expected.charAt(at) == actual.charAt(at)) {
            at++;
        }
        return new Difference(
                line.file(),
                line.number(),
                vector,
                failure.what() + ", from character " + at,
                around(expected, at),
                around(actual, at));
    }

    private static String around(String text, int at) {
        int from = Math.max(0, at - BEFORE);
        int to = Math.min(text.length(), at + BEHIND);
        return (from > 0 ? "..." : "") + text.substring(from, to) + (to < text.length() ? "..." : "");
    }
}
