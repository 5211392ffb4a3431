package dev.cairn.t5.model;

import dev.cairn.t5.T5Exception;
import dev.cairn.t5.tensor.Natives;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.bytedeco.pytorch.Tensor;

/**
 * Named parameters of one model, below a prefix. Names are those of {@code transformers}, so that files can be
 * exchanged.
 *
 * @param used full names that were asked for
 */
public record Weights(String origin, Map<String, Tensor> tensors, Set<String> used, String prefix) {

    /** @param origin where the tensors come from, for messages */
    public static Weights of(String origin, Map<String, Tensor> tensors) {
        return new Weights(origin, tensors, new HashSet<>(), "");
    }

    Weights below(String name) {
        return new Weights(origin, tensors, used, prefix + name + ".");
    }

    Weights below(String name, int index) {
        return below(name + "." + index);
    }

    /** Whether there is a parameter of that name. */
    boolean has(String name) {
        return tensors.containsKey(prefix + name);
    }

    /** The parameter of that name, which must have that shape. */
    public Tensor get(String name, long... shape) {
        String fullName = prefix + name;
        Tensor tensor = tensors.get(fullName);
        if (tensor == null) {
            throw new T5Exception("No tensor " + fullName + " of shape " + Arrays.toString(shape) + " in " + origin
                    + ": the file does not belong to its config.json, or is not a T5 checkpoint");
        }
        long[] found = Natives.shape(tensor);
        if (!Arrays.equals(found, shape)) {
            throw new T5Exception("Tensor " + fullName + " in " + origin + " has shape " + Arrays.toString(found)
                    + ", expected " + Arrays.toString(shape) + " by config.json");
        }
        used.add(fullName);
        return tensor;
    }

    /** Throws when there are parameters that nobody asked for: the model would not be the one that was saved. */
    public void requireAllUsed() {
        for (Map.Entry<String, Tensor> named : tensors.entrySet()) {
            if (!used.contains(named.getKey())) {
                int others = tensors.size() - used.size() - 1;
                throw new T5Exception("Tensor " + named.getKey() + " of shape "
                        + Arrays.toString(Natives.shape(named.getValue())) + " in " + origin
                        + (others > 0 ? " and " + others + " more are" : " is")
                        + " no part of the model of config.json: it has other layers or is of another kind");
            }
        }
    }
}
