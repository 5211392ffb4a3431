package dev.cairn.pipeline.annotate;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reasons by how often they occur, the most frequent first. What a reason quotes, and who gives it, does not make it another.
 *
 * @param counts reasons without their quotations
 */
record Reasons(Map<String, Integer> counts) {
    private static final int MOST_SHOWN = 5;

    static Reasons of(Collection<String> reasons) {
        Map<String, Integer> counts = new TreeMap<>();
        for (String reason : reasons) {
            int quote = reason.indexOf(": '");
            counts.merge(quote < 0 ? reason : reason.substring(0, quote), 1, Integer::sum);
        }
        Map<String, Integer> sorted = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return new Reasons(sorted);
    }

    /** One line; the most frequent only. */
    String text() {
        List<Map.Entry<String, Integer>> all = List.copyOf(counts.entrySet());
        String shown = all.stream()
                .limit(MOST_SHOWN)
                .map(entry -> entry.getValue() + " times " + entry.getKey())
                .collect(joining("; "));
        return all.size() <= MOST_SHOWN ? shown : shown + "; and " + (all.size() - MOST_SHOWN) + " other reasons";
    }
}
