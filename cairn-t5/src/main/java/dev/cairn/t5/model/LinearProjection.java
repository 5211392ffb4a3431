package dev.cairn.t5.model;

import dev.cairn.t5.tensor.Projection;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Several maps of one input, over weights that change. Nothing is owned. */
final class LinearProjection implements Projection {

    private final Tensor[] parts;

    private LinearProjection(Tensor[] parts) {
        this.parts = parts;
    }

    static LinearProjection of(Tensor... parts) {
        return new LinearProjection(parts.clone());
    }

    /**
     * On CUDA a product for each map: joining the weights and their gradients costs more there than one wide product saves, and
     * dense results are faster to go on with.
     */
    @Override
    public TensorVector apart(Tensor x, int count) {
        if (!x.is_cuda()) {
            return Projection.super.apart(x, count);
        }
        Tensor rounded = Autocast.rounded(x);
        TensorVector results = new TensorVector();
        for (Tensor part : parts) {
            results.push_back(torch.linear(rounded, part));
        }
        return results;
    }

    @Override
    public Tensor forward(Tensor x) {
        return torch.linear(x, weight());
    }

    /** All maps as one: {@code (out, in)}. */
    Tensor weight() {
        return parts.length == 1 ? parts[0] : torch.cat(new TensorVector(parts), 0);
    }

    /** Of one of the maps. */
    Tensor weight(int map) {
        return parts[map];
    }

    @Override
    public void close() {}
}
