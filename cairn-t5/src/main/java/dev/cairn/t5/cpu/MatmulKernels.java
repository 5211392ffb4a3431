package dev.cairn.t5.cpu;

import dev.cairn.t5.cpu.Kernel.Operand;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;

/** Matrix products. The layout of {@link Layouts#weights} may be left to the kernel, which then says what it chose. */
final class MatmulKernels {

    private MatmulKernels() {}

    /** Operands are source, weights and result, which is overwritten. */
    static Kernel of(memory.desc source, memory.desc weights, memory.desc result) {
        return kernel(source, weights, result, new post_ops());
    }

    /** Operands are source, weights and result, which is added to. */
    static Kernel added(memory.desc source, memory.desc weights, memory.desc result) {
        post_ops sum = new post_ops();
        sum.append_sum();
        return kernel(source, weights, result, sum);
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
    static memory.desc weights(memory.desc source, memory.desc weights, memory.desc result) {
        return description(source, weights, result, new post_ops()).weights_desc();
    }

    private static matmul.primitive_desc description(
            memory.desc source, memory.desc weights, memory.desc result, post_ops after) {
        return new matmul.primitive_desc(Kernel.cpu(), source, weights, result, Kernel.attributes(after), false);
    }

    private static Kernel kernel(memory.desc source, memory.desc weights, memory.desc result, post_ops after) {
        matmul.primitive_desc product = description(source, weights, result, after);
        return new Kernel(
                product, Operand.source(source), Operand.weights(product.weights_desc()), Operand.result(result));
    }
}
