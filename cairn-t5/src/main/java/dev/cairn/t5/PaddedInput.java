package dev.cairn.t5;

import java.util.List;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Encoder output of one input with zeros behind it, up to a multiple of 64 positions: the kernels of attention read keys in blocks
 * of so many.
 *
 * @param encoded {@code (M, dModel)}, dense
 * @param length positions of the input
 */
record PaddedInput(Tensor encoded, int length) {

    private static final long BLOCK = 64;

    /** The inputs of {@code (B, L, dModel)} each; memory of the present scope. */
    static List<PaddedInput> of(List<Tensor> encoded) {
        return encoded.stream()
                .flatMap(group -> LongStream.range(0, group.size(0)).mapToObj(input -> of(group.select(0, input))))
                .toList();
    }

    private static PaddedInput of(Tensor encoded) {
        long length = encoded.size(0);
        long padding = (BLOCK - length % BLOCK) % BLOCK;
        Tensor padded = padding == 0 ? encoded.contiguous() : torch.constant_pad_nd(encoded, 0, 0, 0, padding);
        return new PaddedInput(padded, (int) length);
    }
}
