package dev.cairn.t5.model;

import dev.cairn.t5.cpu.Factors;
import dev.cairn.t5.cpu.OneDnn;
import dev.cairn.t5.tensor.GraphScope;
import dev.cairn.t5.tensor.Threads;
import org.bytedeco.pytorch.Tensor;

/**
 * Where a part of a network in training is computed by kernels of oneDNN with their own gradients, instead of operators of libtorch:
 * on the CPU, with one thread for a product, and from a size on.
 */
final class FusedKernels {

    /** Rows from which on the kernels save more than it costs to lay out weights for them at each step. */
    private static final long MANY_ROWS = 1024;

    /** Scores of an input from which on its heads are worth a kernel each. */
    private static final long MANY_SCORES = 1 << 17;

    private FusedKernels() {}

    /** For maps of all rows of {@code (..., dModel)}. */
    static boolean suitMaps(Tensor x) {
        return available(x) && x.numel() / x.size(-1) >= MANY_ROWS;
    }

    /** For attention of the positions of inputs to one another, with a bias {@code (1, H, L, L)}. */
    static boolean suitAttention(Tensor bias) {
        return available(bias) && bias.numel() >= MANY_SCORES;
    }

    private static boolean available(Tensor x) {
        return OneDnn.available() && GraphScope.isOpen() && !x.is_cuda() && Threads.sharingProducts() == 1;
    }

    /** What their products round. */
    static Factors factors() {
        return Autocast.isOpen() ? Factors.BFLOAT16 : Factors.SINGLE;
    }
}
