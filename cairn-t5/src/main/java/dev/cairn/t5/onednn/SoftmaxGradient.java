package dev.cairn.t5.onednn;

import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.softmax_backward;
import org.bytedeco.dnnl.softmax_forward;
import org.bytedeco.javacpp.Pointer;

/** The gradient of {@link Softmax}. */
final class SoftmaxGradient {

    private record Shape(int rows, int width) {}

    private static final Kernels<Shape> KERNELS = new Kernels<>(SoftmaxGradient::kernel);

    private SoftmaxGradient() {}

    /**
     * From the gradient of the results to that of what they were made of, in place.
     *
     * @param results {@code (rows, width)}, dense
     * @param gradient likewise
     */
    static void inPlace(Pointer results, Pointer gradient, int rows, int width) {
        KERNELS.of(new Shape(rows, width)).run(results, gradient, gradient);
    }

    private static Kernel kernel(Shape shape) {
        memory.desc rows = Layouts.dense(shape.rows(), shape.width());
        softmax_forward.primitive_desc forward = new softmax_forward.primitive_desc(
                Kernel.cpu(),
                dnnl.prop_kind.forward_training,
                dnnl.algorithm.softmax_accurate,
                rows,
                rows,
                1,
                Kernel.attributes(),
                false);
        softmax_backward.primitive_desc backward = new softmax_backward.primitive_desc(
                Kernel.cpu(),
                dnnl.algorithm.softmax_accurate,
                rows,
                rows,
                rows,
                1,
                forward,
                Kernel.attributes(),
                false);
        return new Kernel(
                backward,
                new Kernel.Operand(dnnl.DNNL_ARG_DST, rows),
                new Kernel.Operand(dnnl.DNNL_ARG_DIFF_DST, rows),
                new Kernel.Operand(dnnl.DNNL_ARG_DIFF_SRC, rows));
    }
}
