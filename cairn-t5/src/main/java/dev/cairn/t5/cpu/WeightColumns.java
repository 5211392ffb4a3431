package dev.cairn.t5.cpu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.LongPointer;

/**
 * A stretch of the columns of weights that lies in one piece in the layout of all.
 *
 * @param offset where it begins, in numbers
 */
record WeightColumns(int first, int count, long offset) {

    /** A stretch begins at a multiple of this, which the blocks of a layout divide. */
    private static final int GRAIN = 64;

    /**
     * Up to {@code parts} stretches of about the same width, or all columns in one if the layout does not allow it.
     *
     * @param whole the layout of all columns
     * @param layout the one that a product with that number of columns would choose
     */
    static List<WeightColumns> of(
            memory.desc whole, int rows, int columns, int parts, IntFunction<memory.desc> layout) {
        int width = (columns + parts * GRAIN - 1) / (parts * GRAIN) * GRAIN;
        List<WeightColumns> stretches = new ArrayList<>();
        for (int first = 0; first < columns; first += width) {
            int count = Math.min(width, columns - first);
            if (!sameOrder(whole, layout.apply(count))) {
                return List.of(new WeightColumns(0, columns, 0));
            }
            memory.desc stretch = whole.submemory_desc(new long[] {rows, count}, new long[] {0, first});
            stretches.add(new WeightColumns(first, count, stretch.get_submemory_offset()));
        }
        return List.copyOf(stretches);
    }

    /** Whether blocks are the same and lie the same distance apart. */
    private static boolean sameOrder(memory.desc a, memory.desc b) {
        return Arrays.equals(numbers(a.get_strides(), a.get_ndims()), numbers(b.get_strides(), b.get_ndims()))
                && Arrays.equals(
                        numbers(a.get_inner_blks(), a.get_inner_nblks()),
                        numbers(b.get_inner_blks(), b.get_inner_nblks()))
                && Arrays.equals(
                        numbers(a.get_inner_idxs(), a.get_inner_nblks()),
                        numbers(b.get_inner_idxs(), b.get_inner_nblks()));
    }

    private static long[] numbers(LongPointer from, int count) {
        long[] numbers = new long[count];
        from.get(numbers);
        return numbers;
    }
}
