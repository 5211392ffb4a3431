package dev.cairn.t5.model;

import dev.cairn.t5.cpu.OneDnn;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * What the encoder makes of a batch of inputs, from which decoders start. Its tensors belong to the scope in which it was made.
 *
 * @param outputs of the encoder, {@code (B, L, dModel)} each; together they are the inputs, in order
 * @param onCpu whether they are for the decoder with kernels of its own; each output is then of one input
 */
public record EncodedInputs(T5Network network, List<Tensor> outputs, boolean onCpu) {

    /** @param inputs token ids of each; where the CPU has no kernels for it, and on CUDA, inputs of one length that follow one another are encoded together */
    public static EncodedInputs of(T5Network network, List<int[]> inputs) {
        boolean onCpu = !network.device().isCuda() && OneDnn.available();
        return new EncodedInputs(
                network, onCpu ? new CpuEncoder(network).encode(inputs) : network.encodeByLength(inputs), onCpu);
    }

    /** How many inputs there are. */
    public int count() {
        return outputs.stream().mapToInt(output -> (int) output.size(0)).sum();
    }

    /** Some of the inputs, where each was encoded by itself. */
    public EncodedInputs select(List<Integer> inputs) {
        return new EncodedInputs(network, inputs.stream().map(outputs::get).toList(), onCpu);
    }

    /** A decoder at its first position. Its tensors belong to the present scope. */
    public IncrementalDecoder decoder(int beams) {
        return onCpu ? new CpuDecoder(network, outputs, beams) : new TensorDecoder(network, outputs, beams);
    }
}
