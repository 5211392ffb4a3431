package dev.cairn.t5;

import dev.cairn.t5.tensor.Projection;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Dropout that costs nothing at rate 0; a network for evaluation is built with {@link #NONE}. */
record Dropout(double rate) {

    static final Dropout NONE = new Dropout(0);

    Tensor apply(Tensor x) {
        return rate == 0 ? x : torch.dropout(x, rate, true);
    }

    /** {@code residual + dropout(map(x))}. */
    Tensor addedTo(Tensor residual, Projection map, Tensor x) {
        return rate == 0 ? map.addedTo(residual, x) : residual.add(apply(map.forward(x)));
    }
}
