package dev.cairn.t5.cpu;

import dev.cairn.t5.cpu.Kernel.Operand;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.layer_normalization_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Layer normalisation without mean and without offset. */
public final class RmsNorm {

    private record Shape(long rows, long width, double epsilon) {}

    private static final KernelCache<Shape> KERNELS = new KernelCache<>(RmsNorm::kernel);

    private RmsNorm() {}

    /**
     * Each row at its root mean square of one, times the weights.
     *
     * @param x {@code (rows, width)}, dense
     * @param weight {@code (width)}, dense
     */
    public static Tensor of(Tensor x, Tensor weight, double epsilon) {
        Tensor result = torch.empty_like(x);
        KERNELS.of(new Shape(x.size(0), x.size(1), epsilon)).run(x.data_ptr(), weight.data_ptr(), result.data_ptr());
        return result;
    }

    private static Kernel kernel(Shape shape) {
        memory.desc rows = Layouts.dense(shape.rows(), shape.width());
        layer_normalization_forward.primitive_desc norm = new layer_normalization_forward.primitive_desc(
                Kernel.cpu(),
                dnnl.prop_kind.forward_inference.value,
                rows,
                rows,
                (float) shape.epsilon(),
                dnnl.normalization_flags.use_scale.value | dnnl.normalization_flags.rms_norm.value,
                Kernel.attributes(),
                false);
        return new Kernel(
                norm, Operand.source(rows), Operand.scales(Layouts.dense(shape.width())), Operand.result(rows));
    }
}
