package dev.cairn.t5.model;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * While it is open, this thread computes matrix products in bfloat16 and what needs the range or the digits in single
 * precision; weights and gradients stay in single precision.
 */
final class Autocast implements AutoCloseable {

    /** Width of a model from which on libtorch's products save more on the CPU than its casts around each of them cost. */
    private static final int WIDE = 512;

    private static final ThreadLocal<Boolean> OPEN = ThreadLocal.withInitial(() -> false);

    private final DeviceType device;
    private final boolean ofLibtorch;

    private Autocast(DeviceType device, boolean ofLibtorch) {
        this.device = device;
        this.ofLibtorch = ofLibtorch;
    }

    /** Opens one for operations on that device: for those of {@link FusedKernels}, and where it pays for those of libtorch. */
    static Autocast bfloat16(DeviceType device, int dModel) {
        boolean ofLibtorch = device != DeviceType.CPU || dModel >= WIDE;
        if (ofLibtorch) {
            torch.set_autocast_dtype(device, ScalarType.BFloat16);
            torch.set_autocast_enabled(device, true);
            torch.increment_nesting();
        }
        OPEN.set(true);
        return new Autocast(device, ofLibtorch);
    }

    /** Whether this thread has one open. */
    static boolean isOpen() {
        return OPEN.get();
    }

    @Override
    public void close() {
        OPEN.remove();
        if (!ofLibtorch) {
            return;
        }
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
