package dev.cairn.t5.model;

import java.util.List;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorArrayRefOptional;
import org.jspecify.annotations.Nullable;

/**
 * The gradients of a loss with the memory of one block at a time. What all blocks of a stack share (position bias, output
 * of the encoder) is cut off the graph, collects its gradient from all of them, and is followed back once.
 *
 * <p>For one batch; its tensors belong to the scope it is used in.
 */
final class GradientCheckpointing {

    /** A loss from the decoder's output {@code (B, T, dModel)}. */
    interface Loss {
        Tensor of(Tensor hidden);
    }

    private final T5Network network;
    private final boolean random;

    /** @param network in training, with the dropout of its configuration */
    GradientCheckpointing(T5Network network) {
        this.network = network;
        random = network.config().dropoutRate() > 0;
    }

    /** Adds the gradients to the parameters and returns the loss. */
    Tensor add(TokenBatch inputs, TokenBatch decoderInputs, @Nullable Tensor mask, Loss loss) {
        Tensor embedded = network.embedded(inputs);
        Tensor bias = network.encoderBias(inputs.width());
        Tensor biasLeaf = leaf(bias);
        CheckpointedStack encoder = new CheckpointedStack(
                network.encoderBlocks().stream()
                        .map(block -> (UnaryOperator<Tensor>)
                                x -> block.forward(x, network.encoderBias(biasLeaf, inputs, mask)))
                        .toList(),
                random,
                network.device());
        Tensor top = leaf(encoder.forward(embedded));
        Tensor encoded = network.encoderOutput(top);
        Tensor encodedLeaf = leaf(encoded);
        Tensor result = decoder(decoderInputs, encodedLeaf, mask, loss);
        backward(encoded, encodedLeaf.grad());
        backward(embedded, encoder.backward(top.grad()));
        backward(bias, biasLeaf.grad());
        return result;
    }

    private Tensor decoder(TokenBatch decoderInputs, Tensor encoded, @Nullable Tensor mask, Loss loss) {
        Tensor embedded = network.embedded(decoderInputs);
        Tensor bias = network.decoderBias(decoderInputs.width())
                .add(TokenBatch.causalMask(decoderInputs.width(), network.device()));
        Tensor biasLeaf = leaf(bias);
        List<UnaryOperator<Tensor>> blocks = network.decoderBlocks().stream()
                .map(block -> (UnaryOperator<Tensor>) x -> block.forward(x, biasLeaf, encoded, mask))
                .toList();
        CheckpointedStack decoder = new CheckpointedStack(blocks, random, network.device());
        Tensor top = leaf(decoder.forward(embedded));
        Tensor result = loss.of(network.decoderOutput(top));
        result.backward();
        backward(embedded, decoder.backward(top.grad()));
        backward(bias, biasLeaf.grad());
        return result;
    }

    /** Collects a gradient even where what is behind it has none: a block is always followed back to its input. */
    private static Tensor leaf(Tensor x) {
        return x.detach().set_requires_grad(true);
    }

    static void backward(Tensor from, Tensor gradient) {
        if (from.requires_grad() && gradient.defined()) {
            from.backward(gradient, new BoolOptional(), false, new TensorArrayRefOptional());
        }
    }
}
