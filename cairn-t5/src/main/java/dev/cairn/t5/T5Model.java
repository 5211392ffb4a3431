package dev.cairn.t5;

import dev.cairn.t5.generate.TokenGenerator;
import dev.cairn.t5.io.Safetensors;
import dev.cairn.t5.io.WeightFiles;
import dev.cairn.t5.model.GradientMode;
import dev.cairn.t5.model.T5Initializer;
import dev.cairn.t5.model.T5Network;
import dev.cairn.t5.model.TeacherForcing;
import dev.cairn.t5.model.TokenBatch;
import dev.cairn.t5.model.Weights;
import dev.cairn.t5.tensor.NativeLibraries;
import dev.cairn.t5.tensor.Natives;
import dev.cairn.t5.tensor.NoGradScope;
import dev.cairn.t5.tensor.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * Parameters of a T5 (original, v1.1 or FLAN) in single precision, with what training and evaluation compute from them.
 *
 * <p>Notable: relative position bias shared by all blocks of a stack, RMS norm before each layer, no scaling of the
 * attention scores, tied or separate output projection. Tensors returned belong to the caller's {@link PointerScope}.
 * Computing is safe from several threads as long as nobody updates the parameters.
 */
public final class T5Model implements AutoCloseable {

    static {
        NativeLibraries.load();
    }

    static final String CONFIG = "config.json";

    private final T5Config config;
    private final Map<String, Tensor> parameters;
    private final Device device;
    private final TeacherForcing training;
    private final TeacherForcing evaluation;
    private final Usage usage = new Usage("The model");

    private T5Model(T5Config config, Map<String, Tensor> parameters, String origin) {
        this.config = config.withTiedEmbeddings(!parameters.containsKey("lm_head.weight"));
        this.parameters = parameters;
        Weights weights = Weights.of(origin, parameters);
        device = Device.holding(weights.get("shared.weight", config.vocabSize(), config.dModel()));
        training = TeacherForcing.forTraining(config, weights);
        evaluation = TeacherForcing.forEvaluation(config, weights);
        weights.requireAllUsed();
        parameters.values().forEach(parameter -> parameter.set_requires_grad(true));
    }

    /** Reads {@code config.json} and the weights to the CPU; 16-bit weights become 32-bit. */
    public static T5Model load(Path dir) {
        return load(dir, Device.CPU);
    }

    /** As {@link #load(Path)}, to another device. */
    public static T5Model load(Path dir, Device device) {
        return load(
                dir, T5Config.read(T5Exception.given(dir, "The model directory").resolve(CONFIG)), device);
    }

    /**
     * Reads {@code model.safetensors} or else {@code pytorch_model.bin}, whole or in the parts that their index names; the
     * configuration is given, for instance with another dropout rate.
     *
     * @throws T5Exception naming file and tensor when one is missing, surplus, or of another shape or type
     */
    public static T5Model load(Path dir, T5Config config, Device device) {
        Map<String, Tensor> weights = WeightFiles.read(dir, device);
        return of(config, weights, WeightFiles.of(dir).get(0).toString());
    }

    /** New weights as T5 initialises them, on the CPU; the same seed gives the same weights. */
    public static T5Model create(T5Config config, long seed) {
        return create(config, seed, Device.CPU);
    }

    /** As {@link #create(T5Config, long)}, on another device; the numbers are the same on all of them. */
    public static T5Model create(T5Config config, long seed, Device device) {
        Map<String, Tensor> weights = T5Initializer.weights(config, seed);
        if (device.isCuda()) {
            try (PointerScope scope = new PointerScope()) {
                weights.replaceAll((name, weight) -> {
                    Tensor moved = Natives.keep(device.put(weight));
                    Natives.free(weight);
                    return moved;
                });
            }
        }
        return of(config, weights, "a new model");
    }

    /**
     * The mean of the weights of several models of one shape, for instance of the last checkpoints of a training. They are read one
     * after the other.
     *
     * @param modelDirs at least one directory with {@code config.json} and weights
     * @throws T5Exception when one has other parameters than the first, naming both and the parameter
     */
    public static T5Model mean(List<Path> modelDirs, Device device) {
        return WeightAverage.of(modelDirs, device);
    }

    private static T5Model of(T5Config config, Map<String, Tensor> parameters, String origin) {
        try {
            return new T5Model(config, parameters, origin);
        } catch (RuntimeException e) {
            parameters.values().forEach(Natives::free);
            throw e;
        }
    }

    /**
     * A second model over the same parameters with gradients of its own, so that several threads can each compute the
     * gradient of a part of a batch. To be closed before this one.
     */
    public T5Model replica() {
        usage.requireOpen();
        Map<String, Tensor> shared = new LinkedHashMap<>();
        try (PointerScope scope = new PointerScope()) {
            parameters.forEach((name, parameter) -> shared.put(name, Natives.keep(parameter.detach())));
        }
        T5Model replica = of(config, shared, "a replica");
        parameters.forEach((name, parameter) -> replica.parameter(name).set_requires_grad(parameter.requires_grad()));
        return replica;
    }

    /** Writes {@code config.json} and {@code model.safetensors}; what {@link #load} reads is equal bit for bit. */
    public void save(Path dir) {
        usage.requireOpen();
        try {
            Files.createDirectories(dir);
            config.write(dir.resolve(CONFIG));
            Safetensors.write(dir.resolve(WeightFiles.WHOLE), parameters);
        } catch (IOException e) {
            throw T5Exception.writing(dir.resolve(WeightFiles.WHOLE), e);
        }
    }

    /** The shape of the model. */
    public T5Config config() {
        return config;
    }

    /** Where the parameters are. */
    public Device device() {
        return device;
    }

    /** All parameters by name, in the order of the file; changing them changes the model. */
    public Map<String, Tensor> parameters() {
        usage.requireOpen();
        return Collections.unmodifiableMap(parameters);
    }

    /** The parameter of that name. */
    public Tensor parameter(String name) {
        usage.requireOpen();
        Tensor parameter = parameters.get(name);
        if (parameter == null) {
            throw new T5Exception("The model has no parameter " + name);
        }
        return parameter;
    }

    /**
     * Seeds dropout: what it leaves out of the batches after this follows from the seed. On the CPU this holds for the batches that
     * the present thread computes, on CUDA for all of them in their order.
     */
    public void seedDropout(long seed) {
        training.seedDropout(seed);
    }

    /** Vocabulary scores {@code (B, T, vocabSize)} without dropout and without gradient. */
    @SuppressWarnings("exports")
    public Tensor logits(TokenBatch inputs, TokenBatch decoderInputs) {
        return usage.use(() -> evaluation.logits(inputs, decoderInputs));
    }

    /** Cross-entropy summed over the target tokens, without gradient, dropout and smoothing. */
    @SuppressWarnings("exports")
    public double evaluationLoss(TokenBatch inputs, TokenBatch targets) {
        return usage.use(() -> {
            try (NoGradScope scope = NoGradScope.open()) {
                return evaluation.loss(inputs, targets, 0.0).item_double();
            }
        });
    }

    /**
     * Whether greedy decoding answers each input with its target, row by row: it does if every token of the target, the end token
     * included, is the most probable one after those before it. That takes one pass, where decoding takes one for each token.
     */
    @SuppressWarnings("exports")
    public boolean[] matchesGreedy(TokenBatch inputs, TokenBatch targets) {
        return usage.use(() -> evaluation.matchesGreedy(inputs, targets));
    }

    /**
     * Adds the gradients of {@code scale} times the training loss to those of the parameters: cross-entropy summed over the target
     * tokens, with dropout.
     *
     * @param labelSmoothing share of the probability spread over the whole vocabulary
     * @return the scaled loss
     * @throws T5Exception when {@code mode} asks for bf16 on a processor that is slow at it
     */
    @SuppressWarnings("exports")
    public double addGradients(
            TokenBatch inputs, TokenBatch targets, double labelSmoothing, double scale, GradientMode mode) {
        return usage.use(() -> training.addGradients(inputs, targets, labelSmoothing, scale, mode));
    }

    /** As {@link #generator(Precision)}, in single precision. */
    @SuppressWarnings("exports")
    public TokenGenerator generator() {
        return generator(Precision.FP32);
    }

    /**
     * Generates with the present parameters, as long as the model is open. Parameters changed later are taken over only in
     * part.
     *
     * @throws T5Exception when the device cannot compute in that precision
     */
    @SuppressWarnings("exports")
    public TokenGenerator generator(Precision precision) {
        return usage.use(() ->
                new TokenGenerator(T5Network.prepared(config, Weights.of("this model", parameters), precision), usage));
    }

    @Override
    public void close() {
        usage.close(() -> {
            training.close();
            evaluation.close();
            parameters.values().forEach(Natives::free);
        });
    }
}
