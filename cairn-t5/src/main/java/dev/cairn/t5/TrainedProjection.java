package dev.cairn.t5;

import dev.cairn.t5.tensor.Projection;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Several maps of one input as one product, over weights that change: they are joined at every call, and nothing is
 * owned.
 */
final class TrainedProjection implements Projection {

    private final Tensor[] parts;

    private TrainedProjection(Tensor[] parts) {
        this.parts = parts;
    }

    static TrainedProjection of(Tensor... parts) {
        return new TrainedProjection(parts.clone());
    }

    @Override
    public Tensor forward(Tensor x) {
        return torch.linear(x, parts.length == 1 ? parts[0] : torch.cat(new TensorVector(parts), 0));
    }

    @Override
    public void close() {}
}
