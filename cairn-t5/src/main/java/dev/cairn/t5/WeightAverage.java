package dev.cairn.t5;

import dev.cairn.t5.tensor.NativeSettings;
import dev.cairn.t5.tensor.Natives;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** The mean of the weights of several models of one shape, for instance the last checkpoints of a training. */
final class WeightAverage {

    static {
        NativeSettings.apply();
    }

    private WeightAverage() {}

    /**
     * Reads the models one after the other; the caller closes the result, which is on {@code device}.
     *
     * @param modelDirs at least one directory with {@code config.json} and {@code model.safetensors}
     * @throws T5Exception when one has other parameters than the first, naming both and the parameter
     */
    static T5Model of(List<Path> modelDirs, Device device) {
        if (modelDirs.isEmpty()) {
            throw new T5Exception("There is no model to average: name at least one directory");
        }
        Path first = modelDirs.get(0);
        T5Model mean = T5Model.load(first, device);
        try (NoGradGuard noGrad = new NoGradGuard()) {
            for (Path dir : modelDirs.subList(1, modelDirs.size())) {
                try (T5Model next = T5Model.load(dir, device)) {
                    add(next, dir, mean, first);
                }
            }
            try (PointerScope scope = new PointerScope()) {
                mean.parameters().values().forEach(sum -> sum.div_(new Scalar((double) modelDirs.size())));
            }
            return mean;
        } catch (RuntimeException e) {
            mean.close();
            throw e;
        }
    }

    private static void add(T5Model next, Path dir, T5Model mean, Path first) {
        if (next.parameters().size() != mean.parameters().size()) {
            throw new T5Exception(dir + " has " + next.parameters().size() + " parameters, " + first + " "
                    + mean.parameters().size() + ": only models of one shape have a mean");
        }
        try (PointerScope scope = new PointerScope()) {
            mean.parameters().forEach((name, sum) -> {
                Tensor weight = next.parameter(name);
                if (!Arrays.equals(Natives.shape(weight), Natives.shape(sum))) {
                    throw new T5Exception(name + " has shape " + Arrays.toString(Natives.shape(weight)) + " in " + dir
                            + " but " + Arrays.toString(Natives.shape(sum)) + " in " + first
                            + ": only models of one shape have a mean");
                }
                sum.add_(weight);
            });
        }
    }
}
