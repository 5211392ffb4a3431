package dev.cairn.t5.model;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * While it is open, this thread computes matrix products in bfloat16 and what needs the range or the digits in single
 * precision; weights, gradients and the optimiser stay in single precision.
 */
final class Autocast implements AutoCloseable {

    private final DeviceType device;

    private Autocast(DeviceType device) {
        this.device = device;
    }

    /** Opens one for operations on that device. */
    static Autocast bfloat16(DeviceType device) {
        torch.set_autocast_dtype(device, ScalarType.BFloat16);
        torch.set_autocast_enabled(device, true);
        torch.increment_nesting();
        return new Autocast(device);
    }

    @Override
    public void close() {
        // Casts of weights are kept for the graph of one loss; the next step has other weights.
        if (torch.decrement_nesting() == 0) {
            torch.clear_cache();
        }
        torch.set_autocast_enabled(device, false);
    }

    /** What a matrix product on this device would round {@code x} to, so that several of them share it. */
    static Tensor rounded(Tensor x) {
        DeviceType device = x.device().type();
        return torch.is_autocast_enabled(device) ? x.to(torch.get_autocast_dtype(device)) : x;
    }
}
