package dev.cairn.t5;

import dev.cairn.t5.tensor.DenseProjection;
import dev.cairn.t5.tensor.PackedProjection;
import dev.cairn.t5.tensor.Projection;
import dev.cairn.t5.tensor.QuantizedProjection;
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
            return TrainedProjection.of(parts);
        }
    },
    PACKED {
        @Override
        Projection joined(Tensor... parts) {
            return prepared(parts, weight -> PackedProjection.of(weight, ScalarType.Float));
        }
    },
    PACKED_BF16 {
        @Override
        Projection joined(Tensor... parts) {
            return prepared(parts, weight -> PackedProjection.of(weight, ScalarType.BFloat16));
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
            return prepared(parts, QuantizedProjection::int8);
        }
    };

    /** Several maps of one input as one: their results side by side. Each part is {@code (out, in)}. */
    abstract Projection joined(Tensor... parts);

    private interface Preparation {
        Projection of(Tensor weight);
    }

    private static Projection prepared(Tensor[] parts, Preparation preparation) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            return preparation.of(parts.length == 1 ? parts[0] : torch.cat(new TensorVector(parts), 0));
        }
    }
}
