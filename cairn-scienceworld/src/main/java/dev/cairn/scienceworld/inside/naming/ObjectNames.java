package dev.cairn.scienceworld.inside.naming;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import scala.collection.immutable.Set;

/** An object's names and what they were made from; good as long as that is the same. */
public final class ObjectNames {
    final Names names;
    private final Set<String> referents;
    private final String[] own;
    private final String @Nullable [] container;
    private int @Nullable [] numbers;
    private int generation;

    /**
     * Names of an object.
     *
     * @param referents its own
     * @param container those of what it is in, or null
     */
    ObjectNames(Set<String> referents, String @Nullable [] container) {
        this.referents = referents;
        own = Names.array(referents);
        this.container = container;
        names = NamePool.names(own, container);
    }

    /** The very same set, as of terminals, needs no look at its names. */
    @SuppressWarnings("ReferenceEquality")
    boolean madeFrom(Set<String> others, String @Nullable [] otherContainer) {
        return (referents == others || Arrays.equals(own, Names.array(others)))
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
