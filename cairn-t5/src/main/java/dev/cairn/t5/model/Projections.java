package dev.cairn.t5.model;

import dev.cairn.t5.Device;
import dev.cairn.t5.Precision;
import dev.cairn.t5.cpu.PackedProjection;
import dev.cairn.t5.tensor.CpuFlags;
import dev.cairn.t5.tensor.DenseProjection;
import dev.cairn.t5.tensor.Projection;
import dev.cairn.t5.tensor.QuantizedProjection;
import dev.cairn.t5.tensor.SeparateProjections;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** How the linear maps of a network are computed: over weights that change, or prepared once for inference. */
enum Projections {
    TRAINED {
        @Override
        Projection joined(Tensor... parts) {
            return LinearProjection.of(parts);
        }
    },
    PACKED {
        @Override
        Projection joined(Tensor... parts) {
            return prepared(parts, Projections::packed);
        }

        @Override
        Projection apart(Tensor... parts) {
            return separate(parts, Projections::packed);
        }
    },
    PACKED_BF16 {
        @Override
        Projection joined(Tensor... parts) {
            return prepared(parts, Projections::packedBfloat16);
        }

        @Override
        Projection apart(Tensor... parts) {
            return separate(parts, Projections::packedBfloat16);
        }
    },
    DENSE {
        @Override
        Projection joined(Tensor... parts) {
            return prepared(parts, weight -> DenseProjection.of(weight, ScalarType.Float));
        }
    },
    DENSE_BF16 {
        @Override
        Projection joined(Tensor... parts) {
            return prepared(parts, weight -> DenseProjection.of(weight, ScalarType.BFloat16));
        }
    },
    DENSE_HALF {
        @Override
        Projection joined(Tensor... parts) {
            return prepared(parts, weight -> DenseProjection.of(weight, ScalarType.Half));
        }
    },
    HALF {
        @Override
        Projection joined(Tensor... parts) {
            return prepared(parts, QuantizedProjection::half);
        }
    },
    INT8 {
        @Override
        Projection joined(Tensor... parts) {
            return prepared(parts, Projections::int8);
        }

        @Override
        Projection apart(Tensor... parts) {
            return separate(parts, Projections::int8);
        }
    };

    /** Several maps of one input as one: their results side by side. Each part is {@code (out, in)}. */
    abstract Projection joined(Tensor... parts);

    /** Several maps of one input whose results are wanted apart: where that is best, each for itself. */
    Projection apart(Tensor... parts) {
        return joined(parts);
    }

    private static Projection packed(Tensor weight) {
        return PackedProjection.of(weight, ScalarType.Float);
    }

    private static Projection packedBfloat16(Tensor weight) {
        return PackedProjection.of(weight, ScalarType.BFloat16);
    }

    private static Projection int8(Tensor weight) {
        return QuantizedProjection.int8(weight, CpuFlags.here().sumsOfBytes());
    }

    /** For weights that the encoder's outputs are multiplied with: many rows at once. */
    static Projections encoderSide(Precision precision, Device device) {
        if (device.isCuda()) {
            return onCuda(precision);
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
        return switch (precision) {
            case FP32 -> DENSE;
            case BF16 -> DENSE_BF16;
            case FP16 -> DENSE_HALF;
            case INT8 -> throw new IllegalArgumentException("Precision.requireOn refuses int8 on CUDA");
        };
    }

    private interface Preparation {
        Projection of(Tensor weight);
    }

    private static Projection separate(Tensor[] parts, Preparation preparation) {
        return new SeparateProjections(Stream.of(parts).map(preparation::of).toList());
    }

    private static Projection prepared(Tensor[] parts, Preparation preparation) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            return preparation.of(parts.length == 1 ? parts[0] : torch.cat(new TensorVector(parts), 0));
        }
    }
}
