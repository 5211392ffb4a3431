package dev.cairn.t5.model;

import dev.cairn.t5.Device;
import dev.cairn.t5.tensor.GraphScope;
import dev.cairn.t5.tensor.Natives;
import java.util.ArrayList;
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
        Tensor embedded = network.encoderInput(inputs);
        Tensor bias = network.encoderBias(inputs.width());
        Tensor biasLeaf = leaf(bias);
        CheckpointedStack encoder = new CheckpointedStack(
                network.encoderBlocks().stream()
                        .map(block ->
                                (UnaryOperator<Tensor>) x -> block.forward(x, EncoderBias.of(biasLeaf, inputs, mask)))
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
        Tensor embedded = network.decoderInput(decoderInputs);
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

    /**
     * Blocks of which only the inputs are kept (Chen et al., 2016): going back, each block is computed again, so that the
     * inner tensors of one block exist at a time instead of those of all.
     */
    private static final class CheckpointedStack {

        private final List<UnaryOperator<Tensor>> blocks;
        private final boolean random;
        private final Device device;
        private final List<Tensor> inputs = new ArrayList<>();
        /** What lets each block draw once more what it drew. */
        private final List<Runnable> redraws = new ArrayList<>();

        /** @param random whether the blocks draw random numbers, which must be the same the second time */
        CheckpointedStack(List<UnaryOperator<Tensor>> blocks, boolean random, Device device) {
            this.blocks = blocks;
            this.random = random;
            this.device = device;
        }

        /** The output, without a graph behind it. */
        Tensor forward(Tensor first) {
            Tensor x = first.detach();
            for (UnaryOperator<Tensor> block : blocks) {
                Tensor input = x;
                inputs.add(input);
                if (random) {
                    redraws.add(Dropout.again(device));
                }
                // With a graph, dropped at once: without one, attention would take another kernel than the second time.
                x = Natives.scoped(() -> {
                    try (GraphScope dropped = GraphScope.open()) {
                        return block.apply(input).detach();
                    }
                });
            }
            return x;
        }

        /** From the gradient of the output to that of the input; those of all that the blocks use are added up on the way. */
        Tensor backward(Tensor ofOutput) {
            Tensor gradient = ofOutput;
            for (int i = blocks.size() - 1; i >= 0; i--) {
                int block = i;
                Tensor carried = gradient;
                gradient = Natives.scoped(() -> {
                    Tensor x = inputs.get(block).detach().set_requires_grad(true);
                    if (random) {
                        redraws.get(block).run();
                    }
                    try (GraphScope graph = GraphScope.open()) {
                        GradientCheckpointing.backward(blocks.get(block).apply(x), carried);
                    }
                    // A handle of its own: that of the leaf is freed with the leaf.
                    return x.grad().detach();
                });
            }
            return gradient;
        }
    }
}
