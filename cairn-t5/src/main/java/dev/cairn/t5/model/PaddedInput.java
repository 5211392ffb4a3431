package dev.cairn.t5.model;

import dev.cairn.t5.cpu.PaddedRows;
import java.util.List;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;

/**
 * Encoder output of one input with zeros behind it, up to a multiple of 64 positions: the kernels of attention read keys in blocks of
 * that size.
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
        return new PaddedInput(PaddedRows.of(encoded, BLOCK), (int) encoded.size(0));
    }
}
