package dev.cairn.t5.model;

import dev.cairn.t5.Device;
import dev.cairn.t5.tensor.GraphScope;
import dev.cairn.t5.tensor.Natives;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;

/**
 * Blocks of which only the inputs are kept (Chen et al., 2016): going back, each block is computed again, so that the
 * inner tensors of one block exist at a time instead of those of all.
 */
final class CheckpointedStack {

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
