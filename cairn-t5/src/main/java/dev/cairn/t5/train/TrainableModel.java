package dev.cairn.t5.train;

import dev.cairn.t5.Device;
import dev.cairn.t5.T5Model;
import dev.cairn.t5.lora.LoraAdapters;
import dev.cairn.t5.lora.LoraConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;

/** A model and those parameters that are trained: all of them, or those of adapters. */
sealed interface TrainableModel extends AutoCloseable {

    /** Folder of the adapters below a checkpoint or a finished model. */
    String ADAPTER = "adapter";

    /** What loss and gradients are computed with. */
    T5Model model();

    /** What the optimiser changes. */
    Map<String, Tensor> parameters();

    /** Called when the model has the gradients of a step. */
    default void gradientsReady() {}

    /** Called when the parameters have changed. */
    default void updated() {}

    /** Adds to a checkpoint what the model's own files lack. */
    default void save(Path dir) {}

    @Override
    void close();

    /** As it was in a checkpoint, or at the beginning. */
    static TrainableModel of(InitialModel initial, TrainingOptions config, Device device, Optional<Path> checkpoint) {
        if (config.lora().isEmpty()) {
            return new Whole(checkpoint
                    .map(dir -> T5Model.load(dir, initial.config(), device))
                    .orElseGet(() -> initial.create(config.seed(), device)));
        }
        T5Model base = initial.create(config.seed(), device);
        LoraConfig lora = config.lora().get();
        try {
            LoraAdapters adapters = checkpoint
                    .map(dir -> LoraAdapters.load(dir.resolve(ADAPTER), base))
                    .orElseGet(() -> LoraAdapters.create(base, lora, new SplittableRandom(config.seed())));
            return new Adapted(base, adapters, initial.origin());
        } catch (RuntimeException e) {
            base.close();
            throw e;
        }
    }

    /** All weights are trained. */
    record Whole(T5Model model) implements TrainableModel {
        @Override
        public Map<String, Tensor> parameters() {
            return model.parameters();
        }

        @Override
        public void close() {
            model.close();
        }
    }

    /** Only adapters are trained; the model's weights are those of the base with the adapters merged in. */
    record Adapted(T5Model model, LoraAdapters adapters, String origin) implements TrainableModel {
        @Override
        public Map<String, Tensor> parameters() {
            return adapters.parameters();
        }

        @Override
        public void gradientsReady() {
            adapters.takeGradients();
        }

        @Override
        public void updated() {
            adapters.apply();
        }

        @Override
        public void save(Path dir) {
            adapters.save(dir.resolve(ADAPTER), origin);
        }

        @Override
        public void close() {
            adapters.close();
            model.close();
        }
    }
}
