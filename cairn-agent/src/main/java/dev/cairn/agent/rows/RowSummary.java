package dev.cairn.agent.rows;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many rows a model answers exactly.
 *
 * @param all of all rows together
 * @param perTask by code of the task
 */
public record RowSummary(Count all, Map<String, Count> perTask) {
    /**
     * Rows counted.
     *
     * @param equal whose best answer is the target
     * @param among whose answers hold the target
     */
    public record Count(int rows, int equal, int among) {
        private static final Count NONE = new Count(0, 0, 0);

        private Count plus(RowMatch match) {
            return new Count(rows + 1, equal + (match.equal() ? 1 : 0), among + (match.among() ? 1 : 0));
        }

        /** 0 to 100; 0 of no rows. */
        public double percent() {
            return RowSummary.percent(equal, rows);
        }

        /** As {@link #percent}, of rows whose answers hold the target. */
        public double percentAmong() {
            return RowSummary.percent(among, rows);
        }
    }

    public RowSummary {
        perTask = new TreeMap<>(perTask);
    }

    public static RowSummary of(List<RowMatch> matches) {
        Count all = Count.NONE;
        Map<String, Count> perTask = new TreeMap<>();
        for (RowMatch match : matches) {
            all = all.plus(match);
            perTask.put(
                    match.task(), perTask.getOrDefault(match.task(), Count.NONE).plus(match));
        }
        return new RowSummary(all, perTask);
    }

    /** Share of {@code part} in {@code whole}, 0 to 100; 0 of nothing. */
    public static double percent(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole * 100;
    }

    /** Each task counts the same, however many rows it has; 0 to 100. */
    public double taskMean() {
        return perTask.values().stream().mapToDouble(Count::percent).average().orElse(0);
    }
}
