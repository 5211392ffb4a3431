package dev.cairn.t5;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.bytedeco.pytorch.global.torch;

/**
 * While it is open, this thread computes matrix products in bfloat16 and what needs the range or the digits in single
 * precision; weights, gradients and the optimiser stay in single precision.
 */
final class Autocast implements AutoCloseable {

    private final DeviceType device;

    private Autocast(DeviceType device) {
        this.device = device;
    }

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

    /** Throws where bfloat16 would be far slower than single precision: on a CPU without units for it. */
    static void requireFast(Device device) {
        if (!device.isCuda()) {
            requireFast(CpuFlags.here());
        }
    }

    static void requireFast(CpuFlags flags) {
        if (!flags.bfloat16()) {
            throw new T5Exception("This CPU has no bfloat16 units (neither avx512_bf16 nor amx_bf16 in /proc/cpuinfo),"
                    + " so bf16 would be more than ten times slower than fp32: take fp32");
        }
    }
}
