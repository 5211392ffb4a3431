package dev.cairn.t5;

import dev.cairn.t5.tensor.Natives;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/**
 * Named parameters of one model, below a prefix. Names are those of {@code transformers}, so that files can be
 * exchanged.
 */
record Weights(String origin, Map<String, Tensor> tensors, String prefix) {

    static Weights of(String origin, Map<String, Tensor> tensors) {
        return new Weights(origin, tensors, "");
    }

    Weights below(String name) {
        return new Weights(origin, tensors, prefix + name + ".");
    }

    Weights below(String name, int index) {
        return below(name + "." + index);
    }

    /** The parameter of that name, which must have that shape. */
    Tensor get(String name, long... shape) {
        return find(name, shape)
                .orElseThrow(() -> new T5Exception("No tensor " + prefix + name + " in " + origin
                        + ": the file does not belong to its config.json, or is not a T5 checkpoint"));
    }

    Optional<Tensor> find(String name, long... shape) {
        Tensor tensor = tensors.get(prefix + name);
        if (tensor == null) {
            return Optional.empty();
        }
        long[] found = Natives.shape(tensor);
        if (!Arrays.equals(found, shape)) {
            throw new T5Exception("Tensor " + prefix + name + " in " + origin + " has shape " + Arrays.toString(found)
                    + ", expected " + Arrays.toString(shape) + " by config.json");
        }
        return Optional.of(tensor);
    }
}
