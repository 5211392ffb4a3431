package dev.cairn.t5.model;

import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * What the encoder adds to its attention scores.
 *
 * @param scores {@code (1, H, L, L)}, or {@code (B, H, L, L)} where the padding of each input is masked in them
 * @param unmasked the batch, where its padding is not masked yet: kernels of attention do that themselves
 */
record EncoderBias(Tensor scores, @Nullable TokenBatch unmasked) {

    /**
     * For a batch.
     *
     * @param bias {@code (1, H, L, L)}
     * @param mask of the batch, null without padding
     */
    static EncoderBias of(Tensor bias, TokenBatch inputs, @Nullable Tensor mask) {
        if (FusedKernels.suitAttention(bias)) {
            return new EncoderBias(bias, inputs);
        }
        return new EncoderBias(mask == null ? bias : bias.add(mask), null);
    }
}
