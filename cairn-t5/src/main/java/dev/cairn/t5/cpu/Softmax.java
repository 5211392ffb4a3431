package dev.cairn.t5.cpu;

import dev.cairn.t5.cpu.Kernel.Operand;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.softmax_forward;
import org.bytedeco.javacpp.Pointer;

/** Softmax of each row, in place. */
final class Softmax {

    private record Shape(int rows, int width) {}

    private static final KernelCache<Shape> KERNELS = new KernelCache<>(Softmax::kernel);

    private Softmax() {}

    /** @param data {@code (rows, width)}, dense */
    static void inPlace(Pointer data, int rows, int width) {
        KERNELS.of(new Shape(rows, width)).run(data, data);
    }

    private static Kernel kernel(Shape shape) {
        memory.desc rows = Layouts.dense(shape.rows(), shape.width());
        softmax_forward.primitive_desc softmax = new softmax_forward.primitive_desc(
                Kernel.cpu(),
                dnnl.prop_kind.forward_inference,
                dnnl.algorithm.softmax_accurate,
                rows,
                rows,
                1,
                Kernel.attributes(),
                false);
        return new Kernel(softmax, Operand.source(rows), Operand.result(rows));
    }
}
