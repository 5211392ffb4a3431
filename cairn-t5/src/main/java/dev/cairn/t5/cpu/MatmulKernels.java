package dev.cairn.t5.cpu;

import dev.cairn.t5.cpu.Kernel.Operand;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;

/** Matrix products. The layout of {@link Layouts#weights} may be left to the kernel, which then says what it chose. */
final class MatmulKernels {

    private MatmulKernels() {}

    /** Operands are source, weights and result, which is overwritten. */
    static Kernel of(Factors factors, memory.desc source, memory.desc weights, memory.desc result) {
        return kernel(factors, source, weights, result, new post_ops());
    }

    /** Operands are source, weights and result, which is added to. */
    static Kernel added(Factors factors, memory.desc source, memory.desc weights, memory.desc result) {
        post_ops sum = new post_ops();
        sum.append_sum();
        return kernel(factors, source, weights, result, sum);
    }

    /** Operands are source, weights, numbers that are added to each row of the product, and result. */
    static Kernel offset(memory.desc source, memory.desc weights, memory.desc offsets, memory.desc result) {
        matmul.primitive_desc product =
                new matmul.primitive_desc(Kernel.cpu(), source, weights, offsets, result, Kernel.attributes(), false);
        return new Kernel(
                product,
                Operand.source(source),
                Operand.weights(product.weights_desc()),
                Operand.offsets(offsets),
                Operand.result(result));
    }

    /** How a product would have its weights laid out, without compiling it. */
    static memory.desc weights(Factors factors, memory.desc source, memory.desc weights, memory.desc result) {
        return description(factors, source, weights, result, new post_ops()).weights_desc();
    }

    private static matmul.primitive_desc description(
            Factors factors, memory.desc source, memory.desc weights, memory.desc result, post_ops after) {
        primitive_attr attributes = Kernel.attributes(after);
        if (factors == Factors.BFLOAT16) {
            attributes.set_fpmath_mode(dnnl.fpmath_mode.bf16);
        }
        return new matmul.primitive_desc(Kernel.cpu(), source, weights, result, attributes, false);
    }

    private static Kernel kernel(
            Factors factors, memory.desc source, memory.desc weights, memory.desc result, post_ops after) {
        matmul.primitive_desc product = description(factors, source, weights, result, after);
        return new Kernel(
                product, Operand.source(source), Operand.weights(product.weights_desc()), Operand.result(result));
    }
}
