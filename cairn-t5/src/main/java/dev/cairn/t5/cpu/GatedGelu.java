package dev.cairn.t5.cpu;

import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The gated activation of T5 v1.1 in one pass over memory. {@code gelu(x) = x (1 + tanh u) / 2} with {@code u = sqrt(2 / pi) (x +
 * 0.044715 x^3)} is {@code x sigmoid(2 u)}, and that {@code x sigmoid(x (a + b x x))}.
 */
public final class GatedGelu {

    static final float A = (float) (2 * Math.sqrt(2 / Math.PI));
    static final float B = A * 0.044715f;

    /** By how many numbers there are. */
    private static final KernelCache<Long> KERNELS = new KernelCache<>(GatedGelu::kernel);

    private GatedGelu() {}

    /** {@code gelu(x) y}, of tensors of one shape. */
    public static Tensor of(Tensor x, Tensor y) {
        Tensor result = torch.empty(x.sizes());
        of(x.contiguous().data_ptr(), y.contiguous().data_ptr(), result.data_ptr(), x.numel());
        return result;
    }

    /** The same of that many numbers. */
    static void of(Pointer x, Pointer y, Pointer result, long numbers) {
        KERNELS.of(numbers).run(x, x, x, x, y, result);
    }

    private static Kernel kernel(long numbers) {
        memory.desc row = Layouts.dense(1, numbers);
        post_ops after = new post_ops();
        after.append_eltwise(dnnl.algorithm.eltwise_linear, B, A);
        after.append_binary(dnnl.algorithm.binary_mul, row);
        after.append_eltwise(dnnl.algorithm.eltwise_logistic, 0, 0);
        after.append_binary(dnnl.algorithm.binary_mul, row);
        after.append_binary(dnnl.algorithm.binary_mul, row);
        return product(row, after, 1, 3, 4);
    }

    /** The product of two rows, and what is done to it then with the rows at these places. */
    static Kernel product(memory.desc row, post_ops after, int... places) {
        return Kernel.ofPairs(dnnl.algorithm.binary_mul, row, row, row, after, places);
    }
}
