package dev.cairn.t5.tensor;

import java.util.List;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.OperatorHandle;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** A map whose weights FBGEMM holds in fewer bits; inputs and results are single precision. */
public final class QuantizedProjection implements Projection {

    private static final double LARGEST_INT8 = 127;

    private final OperatorHandle operator;
    private final IValue weight;
    private final List<IValue> options;

    private QuantizedProjection(OperatorHandle operator, IValue weight, List<IValue> options) {
        this.operator = operator;
        this.weight = weight;
        this.options = options;
    }

    /**
     * Weights of 8 bits with one scale an output; inputs are rounded with one scale a call.
     *
     * @param weight {@code (out, in)}
     * @param sumsOfBytes whether the processor has instructions for them (AVX512-VNNI). Inputs then are rounded to 8 bits; elsewhere
     *     to 7, since 8 overflow the 16-bit sums of the instructions that there are
     */
    public static QuantizedProjection int8(Tensor weight, boolean sumsOfBytes) {
        try (NoGradScope scope = NoGradScope.open()) {
            Tensor dense = weight.detach().contiguous();
            Tensor scales = dense.abs()
                    .amax(new long[] {1}, false)
                    .div(new Scalar(LARGEST_INT8))
                    .clamp_min(new Scalar(1e-8))
                    .to(ScalarType.Double);
            Tensor zeros = torch.zeros_like(scales).to(ScalarType.Long);
            Tensor rounded = torch.quantize_per_channel(dense, scales, zeros, 0, ScalarType.QInt8);
            IValue packed =
                    Operators.kept(Operators.find("quantized::linear_prepack"), new IValue(rounded), Operators.NONE);
            IValue reducedRange = Natives.keep(new IValue(!sumsOfBytes));
            return new QuantizedProjection(Operators.find("quantized::linear_dynamic"), packed, List.of(reducedRange));
        }
    }

    /**
     * Weights in half precision.
     *
     * @param weight {@code (out, in)}
     */
    public static QuantizedProjection half(Tensor weight) {
        try (NoGradScope scope = NoGradScope.open()) {
            IValue packed = Operators.kept(
                    Operators.find("quantized::linear_prepack_fp16"),
                    new IValue(weight.detach().contiguous()),
                    Operators.NONE);
            return new QuantizedProjection(Operators.find("quantized::linear_dynamic_fp16"), packed, List.of());
        }
    }

    @Override
    public Tensor forward(Tensor x) {
        IValue input = new IValue(x);
        return options.isEmpty()
                ? Operators.tensor(operator, input, weight)
                : Operators.tensor(operator, input, weight, options.get(0));
    }

    @Override
    public void close() {
        Natives.free(weight);
        options.forEach(Natives::free);
    }
}
