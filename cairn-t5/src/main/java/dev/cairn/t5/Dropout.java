package dev.cairn.t5;

import dev.cairn.t5.tensor.DropoutMask;
import dev.cairn.t5.tensor.Natives;
import dev.cairn.t5.tensor.Projection;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Dropout that costs nothing at rate 0; a network for evaluation is built with {@link #NONE}. */
record Dropout(double rate) {

    static final Dropout NONE = new Dropout(0);

    Tensor apply(Tensor x) {
        if (rate == 0) {
            return x;
        }
        return x.is_cuda() ? torch.dropout(x, rate, true) : x.mul(factors(x));
    }

    /** Zero, or what keeps the mean. */
    private Tensor factors(Tensor x) {
        return DropoutMask.draw(rate, Natives.shape(x))
                .to(ScalarType.Float)
                .mul_(new Scalar(DropoutMask.scale(rate)))
                .to(x.scalar_type());
    }

    /** {@code residual + dropout(map(x))}. */
    Tensor addedTo(Tensor residual, Projection map, Tensor x) {
        return rate == 0 ? map.addedTo(residual, x) : residual.add(apply(map.forward(x)));
    }
}
