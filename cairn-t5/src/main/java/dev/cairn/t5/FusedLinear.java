package dev.cairn.t5;

import dev.cairn.t5.tensor.Natives;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Several linear maps of one input as one matrix product. While the parts are trained they are joined at every call;
 * a frozen map joins them once and owns the copy.
 */
final class FusedLinear implements AutoCloseable {

    private final Tensor[] parts;
    private final boolean frozen;

    private FusedLinear(Tensor[] parts, boolean frozen) {
        this.parts = parts;
        this.frozen = frozen;
    }

    static FusedLinear of(boolean frozen, Tensor... parts) {
        if (!frozen || parts.length == 1) {
            return new FusedLinear(parts, false);
        }
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            return new FusedLinear(new Tensor[] {Natives.keep(joined(parts))}, true);
        }
    }

    /** {@code (..., in)} to {@code (..., sum of the parts' outputs)}. */
    Tensor forward(Tensor x) {
        return torch.linear(x, parts.length == 1 ? parts[0] : joined(parts));
    }

    @Override
    public void close() {
        if (frozen) {
            Natives.free(parts[0]);
        }
    }

    private static Tensor joined(Tensor[] parts) {
        return torch.cat(new TensorVector(parts), 0);
    }
}
