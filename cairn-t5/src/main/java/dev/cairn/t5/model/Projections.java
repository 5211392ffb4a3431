package dev.cairn.t5.model;

import dev.cairn.t5.Device;
import dev.cairn.t5.Precision;
import dev.cairn.t5.cpu.OneDnn;
import dev.cairn.t5.cpu.PackedProjection;
import dev.cairn.t5.tensor.CpuFlags;
import dev.cairn.t5.tensor.DenseProjection;
import dev.cairn.t5.tensor.NoGradScope;
import dev.cairn.t5.tensor.Projection;
import dev.cairn.t5.tensor.QuantizedProjection;
import dev.cairn.t5.tensor.SeparateProjections;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** How the linear maps of a network are computed: over weights that change, or prepared once for inference. */
final class Projections {
    /** Over weights that change. */
    static final Projections TRAINED = new Projections(LinearProjection::of, LinearProjection::of);

    private static final Projections PACKED = separable(weight -> PackedProjection.of(weight, ScalarType.Float));
    private static final Projections PACKED_BF16 =
            separable(weight -> PackedProjection.of(weight, ScalarType.BFloat16));
    /** Without oneDNN. */
    private static final Projections DENSE = joinable(weight -> DenseProjection.of(weight, ScalarType.Float));

    private static final Projections DENSE_BF16 = joinable(weight -> DenseProjection.of(weight, ScalarType.BFloat16));

    private static final Projections INT8 =
            separable(weight -> QuantizedProjection.int8(weight, CpuFlags.here().sumsOfBytes()));
    private static final Projections HALF = joinable(QuantizedProjection::half);

    private final Function<Tensor[], Projection> joined;
    private final Function<Tensor[], Projection> apart;

    private Projections(Function<Tensor[], Projection> joined, Function<Tensor[], Projection> apart) {
        this.joined = joined;
        this.apart = apart;
    }

    /** Maps that are fastest as one, also where their results are wanted apart. */
    private static Projections joinable(Function<Tensor, Projection> preparation) {
        return new Projections(parts -> prepared(parts, preparation), parts -> prepared(parts, preparation));
    }

    /** Maps that are fastest each for itself where their results are wanted apart. */
    private static Projections separable(Function<Tensor, Projection> preparation) {
        return new Projections(
                parts -> prepared(parts, preparation),
                parts -> new SeparateProjections(
                        Stream.of(parts).map(preparation).toList()));
    }

    private static Projection prepared(Tensor[] parts, Function<Tensor, Projection> preparation) {
        try (NoGradScope scope = NoGradScope.open()) {
            return preparation.apply(parts.length == 1 ? parts[0] : torch.cat(new TensorVector(parts), 0));
        }
    }

    /** For weights that the encoder's outputs are multiplied with: many rows at once. */
    static Projections encoderSide(Precision precision, Device device) {
        if (device.isCuda()) {
            return onCuda(precision);
        }
        if (!OneDnn.available()) {
            return switch (precision) {
                case FP32, FP16 -> DENSE;
                case BF16 -> DENSE_BF16;
                case INT8 -> INT8;
            };
        }
        return switch (precision) {
            case FP32, FP16 -> PACKED;
            case BF16 -> PACKED_BF16;
            case INT8 -> INT8;
        };
    }

    /** For weights that single positions are multiplied with: few rows at every step. */
    static Projections decoderSide(Precision precision, Device device) {
        return precision == Precision.FP16 && !device.isCuda() ? HALF : encoderSide(precision, device);
    }

    private static Projections onCuda(Precision precision) {
        ScalarType type = switch (precision) {
            case FP32 -> ScalarType.Float;
            case BF16 -> ScalarType.BFloat16;
            case FP16 -> ScalarType.Half;
            case INT8 -> throw new IllegalArgumentException("Precision.requireOn refuses int8 on CUDA");
        };
        return joinable(weight -> DenseProjection.of(weight, type));
    }

    /** Several maps of one input as one: their results side by side. Each part is {@code (out, in)}. */
    Projection joined(Tensor... parts) {
        return joined.apply(parts);
    }

    /** Several maps of one input whose results are wanted apart. */
    Projection apart(Tensor... parts) {
        return apart.apply(parts);
    }
}
