package dev.cairn.t5.model;

import dev.cairn.t5.Device;
import dev.cairn.t5.tensor.DropoutMask;
import dev.cairn.t5.tensor.Natives;
import dev.cairn.t5.tensor.Projection;
import org.bytedeco.pytorch.Generator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Dropout that costs nothing at rate 0; a network for evaluation is built with {@link #NONE}. */
record Dropout(double rate) {

    /** Nothing is dropped. */
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

    /**
     * What is dropped from now on follows from the seed: on the CPU by the present thread, on CUDA by all threads, which draw from one
     * generator there.
     */
    static void seed(Device device, long seed) {
        if (device.isCuda()) {
            torch.manual_seed(seed);
        } else {
            DropoutMask.seed(seed);
        }
    }

    /** Drops again, when it is run, what is dropped from now on; what it needs belongs to the present scope. */
    static Runnable again(Device device) {
        if (device.isCuda()) {
            Generator generator = torch.globalContext().defaultGenerator(device.nativeDevice());
            Tensor now = generator.get_state();
            return () -> generator.set_state(now);
        }
        DropoutMask.Position now = DropoutMask.position();
        return () -> DropoutMask.goBackTo(now);
    }

    /** {@code residual + dropout(map(x))}. */
    Tensor addedTo(Tensor residual, Projection map, Tensor x) {
        return rate == 0 ? map.addedTo(residual, x) : residual.add(apply(map.forward(x)));
    }
}
