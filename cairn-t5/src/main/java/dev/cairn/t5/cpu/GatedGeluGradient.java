package dev.cairn.t5.cpu;

import dev.cairn.t5.cpu.Kernel.Operand;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The gradient of {@link GatedGelu}. With {@code s = sigmoid(x (a + b x x))} gelu is {@code x s}, and its slope {@code s (1 + (1 - s) x
 * (a + 3 b x x))}.
 */
final class GatedGeluGradient {

    private static final KernelCache<Long> SIGMOIDS = new KernelCache<>(GatedGeluGradient::sigmoid);
    private static final KernelCache<Long> COMPLEMENTS = new KernelCache<>(GatedGeluGradient::complement);
    private static final KernelCache<Long> PRODUCTS = new KernelCache<>(GatedGeluGradient::product);
    private static final KernelCache<Long> SLOPES = new KernelCache<>(GatedGeluGradient::slope);

    private final Tensor sigmoid;
    private final Tensor complement;
    private final Tensor gated;
    private final Tensor ofGates;
    private final Tensor ofUps;

    /** Space for that many numbers, in the present scope. */
    GatedGeluGradient(long numbers) {
        sigmoid = torch.empty(numbers);
        complement = torch.empty(numbers);
        gated = torch.empty(numbers);
        ofGates = torch.empty(numbers);
        ofUps = torch.empty(numbers);
    }

    /** From x, y and the gradient of {@code gelu(x) y}: that product once more, and the gradients of x and y. */
    void compute(Pointer x, Pointer y, Pointer ofGated, long numbers) {
        Pointer s = sigmoid.data_ptr();
        SIGMOIDS.of(numbers).run(x, x, x, s);
        COMPLEMENTS.of(numbers).run(s, complement.data_ptr());
        PRODUCTS.of(numbers).run(x, s, y, gated.data_ptr());
        PRODUCTS.of(numbers).run(x, s, ofGated, ofUps.data_ptr());
        SLOPES.of(numbers).run(x, x, x, complement.data_ptr(), s, ofGated, y, ofGates.data_ptr());
    }

    FloatPointer gated() {
        return gated.data_ptr_float();
    }

    FloatPointer ofGates() {
        return ofGates.data_ptr_float();
    }

    FloatPointer ofUps() {
        return ofUps.data_ptr_float();
    }

    /** {@code s}, from x three times. */
    private static Kernel sigmoid(long numbers) {
        memory.desc row = Layouts.dense(1, numbers);
        post_ops after = new post_ops();
        after.append_eltwise(dnnl.algorithm.eltwise_linear, GatedGelu.B, GatedGelu.A);
        after.append_binary(dnnl.algorithm.binary_mul, row);
        after.append_eltwise(dnnl.algorithm.eltwise_logistic, 0, 0);
        return GatedGelu.product(row, after, 1);
    }

    /** {@code 1 - s}. */
    private static Kernel complement(long numbers) {
        memory.desc row = Layouts.dense(1, numbers);
        eltwise_forward.primitive_desc description = new eltwise_forward.primitive_desc(
                Kernel.cpu(),
                dnnl.prop_kind.forward_inference,
                dnnl.algorithm.eltwise_linear,
                row,
                row,
                -1,
                1,
                Kernel.attributes(),
                false);
        return new Kernel(description, Operand.source(row), Operand.result(row));
    }

    /** Of three numbers. */
    private static Kernel product(long numbers) {
        memory.desc row = Layouts.dense(1, numbers);
        post_ops after = new post_ops();
        after.append_binary(dnnl.algorithm.binary_mul, row);
        return GatedGelu.product(row, after, 0);
    }

    /** The slope times gradient and y, from x three times, {@code 1 - s}, s, the gradient and y. */
    private static Kernel slope(long numbers) {
        memory.desc row = Layouts.dense(1, numbers);
        post_ops after = new post_ops();
        after.append_eltwise(dnnl.algorithm.eltwise_linear, 3 * GatedGelu.B, GatedGelu.A);
        after.append_binary(dnnl.algorithm.binary_mul, row);
        after.append_binary(dnnl.algorithm.binary_mul, row);
        after.append_eltwise(dnnl.algorithm.eltwise_linear, 1, 1);
        after.append_binary(dnnl.algorithm.binary_mul, row);
        after.append_binary(dnnl.algorithm.binary_mul, row);
        after.append_binary(dnnl.algorithm.binary_mul, row);
        return GatedGelu.product(row, after, 1, 2, 4, 5, 6);
    }
}
