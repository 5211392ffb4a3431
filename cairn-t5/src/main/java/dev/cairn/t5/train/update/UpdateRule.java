package dev.cairn.t5.train.update;

import dev.cairn.t5.tensor.NoGradScope;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** How the gradients of some parameters change them. Keeps native tensors, which {@link #close} frees. */
interface UpdateRule extends AutoCloseable {

    /** One update from the gradients that the parameters hold. */
    void step(double learningRate);

    /** What the next update depends on besides the gradients, by name; the tensors are not copies. */
    Map<String, Tensor> state();

    /**
     * Continues from a saved state.
     *
     * @param steps updates done so far
     */
    default void restore(Map<String, Tensor> saved, int steps) {
        try (NoGradScope scope = NoGradScope.open()) {
            state().forEach((name, tensor) -> {
                Tensor from = saved.get(name);
                if (from == null) {
                    throw new IllegalArgumentException("No tensor " + name + " in the optimiser state");
                }
                tensor.copy_(from);
            });
        }
    }

    @Override
    void close();
}
