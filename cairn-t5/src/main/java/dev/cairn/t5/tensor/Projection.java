package dev.cairn.t5.tensor;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/** A linear map of the last dimension, without offset. Safe for use by several threads. */
public interface Projection extends AutoCloseable {

    /** {@code (..., in)} to {@code (..., out)}. */
    Tensor forward(Tensor x);

    /** The result as {@code count} tensors of equal width: those of the maps that this one joins. */
    default TensorVector apart(Tensor x, int count) {
        return forward(x).chunk(count, -1);
    }

    /** {@code residual + forward(x)}. */
    default Tensor addedTo(Tensor residual, Tensor x) {
        return residual.add(forward(x));
    }

    /** {@code residual += forward(x)} without gradient; {@code residual} is dense. */
    default void addTo(Tensor residual, Tensor x) {
        residual.add_(forward(x));
    }

    /** {@code into = forward(x)} without gradient; {@code into} is dense. */
    default void write(Tensor into, Tensor x) {
        into.copy_(forward(x));
    }

    /** Frees what this map owns; the weights that it was made of stay the caller's. */
    @Override
    void close();
}
