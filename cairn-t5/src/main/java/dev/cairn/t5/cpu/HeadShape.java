package dev.cairn.t5.cpu;

import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Attention of a head of one input, with products of all it takes. Queries, keys and values are columns of the same rows, {@code
 * (positions, 3, heads, headWidth)}, and so are their gradients; what is attended to lies as {@code (positions, heads, headWidth)}.
 */
record HeadShape(int positions, int heads, int headWidth, Factors factors) {

    /** From queries and keys, added to the scores. */
    static final KernelCache<HeadShape> SCORES = new KernelCache<>(
            shape -> MatmulKernels.added(shape.factors(), shape.columns(), shape.transposedColumns(), shape.scores()));

    /** From weights and values. */
    static final KernelCache<HeadShape> VALUES = new KernelCache<>(
            shape -> MatmulKernels.of(shape.factors(), shape.scores(), shape.columns(), shape.attended()));

    /** The gradient of values, from weights and the gradient of what they sum up to. */
    static final KernelCache<HeadShape> OF_VALUES = new KernelCache<>(
            shape -> MatmulKernels.of(shape.factors(), shape.transposedScores(), shape.attended(), shape.columns()));

    /** The gradient of weights, from that of what is attended to and values. */
    static final KernelCache<HeadShape> OF_WEIGHTS = new KernelCache<>(
            shape -> MatmulKernels.of(shape.factors(), shape.attended(), shape.transposedColumns(), shape.scores()));

    /**
     * The gradient of scores, from that of weights, for each row the sum of weights times their gradients, and weights; in place of
     * the gradient of weights.
     */
    static final KernelCache<HeadShape> OF_SCORES = new KernelCache<>(HeadShape::ofScores);

    /** The gradient of queries, from that of scores and keys. */
    static final KernelCache<HeadShape> OF_QUERIES = new KernelCache<>(
            shape -> MatmulKernels.of(shape.factors(), shape.scores(), shape.columns(), shape.columns()));

    /** The gradient of keys, from that of scores and queries. */
    static final KernelCache<HeadShape> OF_KEYS = new KernelCache<>(
            shape -> MatmulKernels.of(shape.factors(), shape.transposedScores(), shape.columns(), shape.columns()));

    /** Width of all heads together. */
    int inner() {
        return heads * headWidth;
    }

    /** Where a head's part of the rows begins: 0 for queries, 1 for keys, 2 for values. */
    FloatPointer part(FloatPointer rows, int part, int head) {
        return rows.getPointer((long) part * inner() + (long) head * headWidth);
    }

    private static Kernel ofScores(HeadShape shape) {
        memory.desc scores = shape.scores();
        memory.desc sums = Layouts.dense(shape.positions(), 1);
        post_ops weighted = new post_ops();
        weighted.append_binary(dnnl.algorithm.binary_mul, scores);
        return Kernel.ofPairs(dnnl.algorithm.binary_sub, scores, sums, scores, weighted, 0);
    }

    private memory.desc columns() {
        return Layouts.columns(positions, headWidth, 3L * inner());
    }

    private memory.desc transposedColumns() {
        return Layouts.strided(new long[] {headWidth, positions}, new long[] {1, 3L * inner()});
    }

    private memory.desc scores() {
        return Layouts.dense(positions, positions);
    }

    private memory.desc transposedScores() {
        return Layouts.strided(new long[] {positions, positions}, new long[] {1, positions});
    }

    private memory.desc attended() {
        return Layouts.columns(positions, headWidth, inner());
    }
}
