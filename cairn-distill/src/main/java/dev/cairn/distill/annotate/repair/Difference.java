package dev.cairn.distill.annotate.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The cheapest way from an answer's actions to those of a trajectory by adding and removing, found by dynamic programming
 * from the ends. Both last actions are taken for the same without looking at them, as in the published code: whatever the
 * answer says, its last sub-goal ends the trajectory. Among equally cheap ways adding comes first, then removing.
 *
 * @param cost number of additions and removals
 * @param edits from the first actions up to, not including, the pair of last ones
 */
public record Difference(int cost, List<Edit> edits) {
    /** A server's longest body could list a million actions. */
    private static final long MOST_PAIRS = 10_000_000;

    public Difference {
        edits = List.copyOf(edits);
    }

    /**
     * Compares two lists.
     *
     * @throws IllegalArgumentException if one is empty
     * @throws RepairFailedException if they are too long to be compared
     */
    public static Difference of(List<String> gold, List<String> answer) {
        if (gold.isEmpty() || answer.isEmpty()) {
            throw new IllegalArgumentException("nothing to compare: " + gold.size() + " and " + answer.size());
        }
        if ((long) gold.size() * answer.size() > MOST_PAIRS) {
            throw new RepairFailedException(
                    "the answer lists " + answer.size() + " actions, for a trajectory of " + gold.size());
        }
        int[][] cost = costs(gold, answer);
        List<Edit> edits = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < gold.size() - 1 || j < answer.size() - 1) {
            Edit edit = cheapest(cost, gold, answer, i, j);
            edits.add(edit);
            i += edit instanceof Edit.Remove ? 0 : 1;
            j += edit instanceof Edit.Add ? 0 : 1;
        }
        return new Difference(cost[0][0], edits);
    }

    /** Whether nothing is to be added or removed. */
    public boolean isNone() {
        return cost == 0;
    }

    /** The additions, in order. */
    public List<Edit.Add> additions() {
        return edits.stream()
                .filter(Edit.Add.class::isInstance)
                .map(Edit.Add.class::cast)
                .toList();
    }

    /** Positions in the answer that are removed, ascending. */
    public List<Integer> removals() {
        return edits.stream()
                .filter(Edit.Remove.class::isInstance)
                .map(Edit::answer)
                .toList();
    }

    /** Element (i, j) is the cost from the i-th and j-th action on. */
    private static int[][] costs(List<String> gold, List<String> answer) {
        int rows = gold.size();
        int columns = answer.size();
        int[][] cost = new int[rows][columns];
        IntStream.range(0, rows).forEach(i -> cost[i][columns - 1] = rows - 1 - i);
        IntStream.range(0, columns).forEach(j -> cost[rows - 1][j] = columns - 1 - j);
        for (int i = rows - 2; i >= 0; i--) {
            for (int j = columns - 2; j >= 0; j--) {
                int edit = 1 + Math.min(cost[i + 1][j], cost[i][j + 1]);
                boolean same = gold.get(i).equals(answer.get(j));
                cost[i][j] = same ? Math.min(edit, cost[i + 1][j + 1]) : edit;
            }
        }
        return cost;
    }

    private static Edit cheapest(int[][] cost, List<String> gold, List<String> answer, int i, int j) {
        if (i == gold.size() - 1) {
            return new Edit.Remove(i, j);
        }
        if (j == answer.size() - 1) {
            return new Edit.Add(i, j);
        }
        if (cost[i][j] == cost[i + 1][j] + 1) {
            return new Edit.Add(i, j);
        }
        return cost[i][j] == cost[i][j + 1] + 1 ? new Edit.Remove(i, j) : new Edit.Match(i, j);
    }
}
