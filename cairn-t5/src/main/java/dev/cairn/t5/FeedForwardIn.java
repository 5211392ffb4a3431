package dev.cairn.t5;

import dev.cairn.t5.tensor.PackedProjection;
import dev.cairn.t5.tensor.Projection;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The inner half of a feed-forward layer: {@code (..., dModel)} to {@code (..., dFf)}, activation included. */
interface FeedForwardIn extends AutoCloseable {

    Tensor forward(Tensor x);

    @Override
    void close();

    /** One product, then the activation. */
    record Joined(FeedForward kind, Projection maps) implements FeedForwardIn {

        @Override
        public Tensor forward(Tensor x) {
            Tensor y = maps.forward(x);
            return switch (kind) {
                case RELU -> torch.relu(y);
                case GATED_GELU -> gated(y.chunk(2, -1));
            };
        }

        private static Tensor gated(TensorVector halves) {
            return torch.gelu(halves.get(0), "tanh").mul(halves.get(1));
        }

        @Override
        public void close() {
            maps.close();
        }
    }

    /** The activation within the product. */
    record Relu(PackedProjection map) implements FeedForwardIn {

        @Override
        public Tensor forward(Tensor x) {
            return map.relu(x);
        }

        @Override
        public void close() {
            map.close();
        }
    }

    /** Two products: the activation within the first, the gate within the second. */
    record GatedGelu(PackedProjection gate, PackedProjection value) implements FeedForwardIn {

        @Override
        public Tensor forward(Tensor x) {
            return value.times(gate.gelu(x), x);
        }

        @Override
        public void close() {
            gate.close();
            value.close();
        }
    }

    /** {@code parts} are {@code wi}, or {@code wi_0} and {@code wi_1}. */
    static FeedForwardIn packed(FeedForward kind, ScalarType type, Tensor... parts) {
        return switch (kind) {
            case RELU -> new Relu(PackedProjection.of(parts[0], type));
            case GATED_GELU -> new GatedGelu(PackedProjection.of(parts[0], type), PackedProjection.of(parts[1], type));
        };
    }
}
