package dev.cairn.simulator.scienceworld.inside;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An object's names and what they were made from; good as long as that is the same. */
public final class ObjectNames {
    final Names names;
    private final String[] own;
    private final String @Nullable [] container;
    private int @Nullable [] numbers;
    private int generation;

    ObjectNames(String[] own, String @Nullable [] container) {
        this.own = own;
        this.container = container;
        names = NamePool.names(own, container);
    }

    boolean madeFrom(String[] otherOwn, String @Nullable [] otherContainer) {
        return Arrays.equals(own, otherOwn)
                && (container == otherContainer || Arrays.equals(container, otherContainer));
    }

    /** Numbers of the sorted names in {@code table}. */
    int[] numbers(NameTable table) {
        if (numbers == null || generation != table.generation()) {
            String[] sorted = names.sorted;
            int[] found = new int[sorted.length];
            for (int i = 0; i < found.length; i++) {
                found[i] = table.number(sorted[i]);
            }
            numbers = found;
            generation = table.generation();
        }
        return numbers;
    }
}
