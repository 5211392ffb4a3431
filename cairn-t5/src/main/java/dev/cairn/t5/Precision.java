package dev.cairn.t5;

import java.util.Locale;

/**
 * In which precision generation holds and multiplies the weights. Norms, softmax and scores are single precision in all
 * of them; training does not use this.
 */
public enum Precision {
    /** Single precision: the answers of the reference; here alone they do not depend on what else is in the batch. */
    FP32,
    /**
     * 16 bits with 8 of mantissa; fast on CUDA and where the CPU has instructions for it (AVX512-BF16, AMX), refused
     * elsewhere.
     */
    BF16,
    /**
     * Weights in half precision: half the memory traffic of a step. On the CPU those of the decoder only; the encoder
     * stays as in FP32.
     */
    FP16,
    /**
     * Weights in 8 bits with one scale an output, inputs rounded at each product: the fastest and the coarsest. CPU only.
     */
    INT8;

    /**
     * The precision of that name.
     *
     * @param name {@code fp32}, {@code bf16}, {@code fp16}, {@code int8}, or {@code auto}: bf16 on CUDA, fp32 on the CPU
     * @throws T5Exception when the name is another one, or the device cannot compute in it
     */
    public static Precision of(String name, Device device) {
        if (name.equals("auto")) {
            return device.isCuda() ? BF16 : FP32;
        }
        for (Precision known : values()) {
            if (known.toString().equals(name)) {
                known.requireOn(device);
                return known;
            }
        }
        throw new T5Exception("Unknown precision '" + name + "': expected auto, fp32, bf16, fp16 or int8");
    }

    /** @throws T5Exception when the device cannot compute in this precision, or only far slower than in single precision */
    public void requireOn(Device device) {
        if (this == BF16) {
            device.requireFastBfloat16();
        }
        if (this == INT8 && device.isCuda()) {
            throw new T5Exception("Precision int8 is for the CPU only: take bf16 or fp16 on a CUDA device");
        }
    }

    /** As {@link #of} reads it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
