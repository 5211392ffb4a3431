package dev.cairn.t5;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Dropout that costs nothing at rate 0; a network for evaluation is built with {@link #NONE}. */
record Dropout(double rate) {

    static final Dropout NONE = new Dropout(0);

    Tensor apply(Tensor x) {
        return rate == 0 ? x : torch.dropout(x, rate, true);
    }
}
