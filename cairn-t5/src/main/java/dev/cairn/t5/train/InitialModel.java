package dev.cairn.t5.train;

import dev.cairn.t5.Device;
import dev.cairn.t5.T5Config;
import dev.cairn.t5.T5Model;
import java.nio.file.Path;

/** Where training starts from. */
public sealed interface InitialModel {

    T5Config config();

    /** Makes the model on a device; the caller closes it. */
    T5Model create(long seed, Device device);

    /** A new model with random weights. */
    static InitialModel random(T5Config config) {
        return new Random(config);
    }

    /** What a reader of adapters needs to find the model again. */
    String origin();

    /** The same model with another dropout rate. */
    InitialModel withDropout(double rate);

    /** The model of a directory, for fine-tuning. */
    static InitialModel pretrained(Path dir) {
        return new Pretrained(dir, T5Config.read(dir.resolve("config.json")));
    }

    /** See {@link InitialModel#random}. */
    record Random(T5Config config) implements InitialModel {
        @Override
        public T5Model create(long seed, Device device) {
            return T5Model.create(config, seed, device);
        }

        @Override
        public String origin() {
            return "random";
        }

        @Override
        public InitialModel withDropout(double rate) {
            return new Random(config.withDropout(rate));
        }
    }

    /** See {@link InitialModel#pretrained}. */
    record Pretrained(Path dir, T5Config config) implements InitialModel {
        @Override
        public T5Model create(long seed, Device device) {
            return T5Model.load(dir, config, device);
        }

        @Override
        public String origin() {
            return dir.toAbsolutePath().normalize().toString();
        }

        @Override
        public InitialModel withDropout(double rate) {
            return new Pretrained(dir, config.withDropout(rate));
        }
    }
}
