package dev.cairn.core;

import java.util.List;
import java.util.stream.IntStream;

/** Takes a number of items evenly from the whole of a list. */
public final class EvenSample {
    private EvenSample() {}

    /** Items in their order: some of them, or, if {@code count} is larger than the list, all and some again. */
    public static <T> List<T> of(List<T> items, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> items.get((int) ((long) i * items.size() / count)))
                .toList();
    }
}
