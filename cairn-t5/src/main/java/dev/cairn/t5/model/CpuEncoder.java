package dev.cairn.t5.model;

import dev.cairn.t5.T5Config;
import dev.cairn.t5.cpu.EncoderAttention;
import dev.cairn.t5.tensor.Natives;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The encoder on the CPU with prepared weights: each input by itself, since those of several would leave the cache. */
final class CpuEncoder {

    /** Lengths are rounded up to multiples of this: kernels for another length take longer to make than some padding to compute. */
    private static final int GRAIN = 16;

    private final T5Network network;

    CpuEncoder(T5Network network) {
        this.network = network;
    }

    /** Encoder outputs {@code (1, L, dModel)} of each input. */
    List<Tensor> encode(List<int[]> inputs) {
        return inputs.stream().map(this::encode).toList();
    }

    /** Encoder output {@code (1, L, dModel)}. */
    Tensor encode(int[] input) {
        int padded = roundedUp(input.length);
        T5Config config = network.config();
        return Natives.scoped(() -> {
            long[] ids = new long[padded];
            Arrays.fill(ids, config.padTokenId());
            for (int i = 0; i < input.length; i++) {
                ids[i] = input[i];
            }
            Tensor x = network.embedForEncoder(torch.tensor(ids));
            RowChunks parts = RowChunks.of(x);
            EncoderAttention attention =
                    new EncoderAttention(network.encoderBiasByDistance(padded), input.length, config.dKv());
            for (T5Block.Encoder block : network.encoderBlocks()) {
                block.addOnCpu(parts, attention);
            }
            return network.encoderNorm().onCpu(x).narrow(0, 0, input.length).unsqueeze(0);
        });
    }

    private static int roundedUp(int length) {
        return (length + GRAIN - 1) / GRAIN * GRAIN;
    }
}
