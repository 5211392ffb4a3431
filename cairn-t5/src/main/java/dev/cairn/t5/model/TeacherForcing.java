package dev.cairn.t5.model;

import dev.cairn.t5.Device;
import dev.cairn.t5.T5Config;
import dev.cairn.t5.tensor.GraphScope;
import dev.cairn.t5.tensor.Natives;
import dev.cairn.t5.tensor.NoGradScope;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * What is computed of targets that are known: the decoder gets at each position the tokens of the target before it. Shapes: B
 * inputs, T tokens of the longest target.
 */
public final class TeacherForcing implements AutoCloseable {
    /** The reduction of libtorch's loss that adds up. */
    private static final long SUM = 2;
    /** No target is left out of the loss by its number. */
    private static final long NO_INDEX = -100;

    private final T5Network network;
    private final T5Config config;
    private final Device device;

    private TeacherForcing(T5Network network) {
        this.network = network;
        config = network.config();
        device = network.device();
    }

    /** With the dropout of the configuration, over weights that may change. */
    public static TeacherForcing forTraining(T5Config config, Weights weights) {
        return new TeacherForcing(new T5Network(config, weights, new Dropout(config.dropoutRate())));
    }

    /** Without dropout, over weights that may change. */
    public static TeacherForcing forEvaluation(T5Config config, Weights weights) {
        return new TeacherForcing(new T5Network(config, weights, Dropout.NONE));
    }

    /** Lets what dropout leaves out from now on follow from the seed, as {@code T5Model.seedDropout} says. */
    public void seedDropout(long seed) {
        if (config.dropoutRate() > 0) {
            Dropout.seed(device, seed);
        }
    }

    /** Vocabulary scores {@code (B, T, vocabSize)} without gradient. */
    public Tensor logits(TokenBatch inputs, TokenBatch decoderInputs) {
        return Natives.scoped(() -> {
            try (NoGradGuard noGrad = new NoGradGuard()) {
                return network.logits(decode(inputs, decoderInputs));
            }
        });
    }

    /**
     * Cross-entropy summed over the target tokens; with gradient, unless there is a guard against it.
     *
     * @param labelSmoothing share of the probability spread over the whole vocabulary
     */
    public Tensor loss(TokenBatch inputs, TokenBatch targets, double labelSmoothing) {
        return Natives.scoped(() -> loss(decodeTeacherForced(inputs, targets), targets, labelSmoothing));
    }

    /** For each row whether every token of the target is the most probable one after those before it. */
    public boolean[] matchesGreedy(TokenBatch inputs, TokenBatch targets) {
        try (NoGradScope scope = NoGradScope.open()) {
            Tensor best = logitsAtTokens(decodeTeacherForced(inputs, targets), targets)
                    .argmax(new LongOptional(-1), false)
                    .cpu();
            long[] answered = new long[targets.tokens()];
            best.data_ptr_long().get(answered);
            return targets.rowsEqualTo(answered);
        }
    }

    /**
     * Adds the gradients of {@code scale} times the loss to those of the parameters.
     *
     * @return the scaled loss
     * @throws dev.cairn.t5.T5Exception when {@code mode} asks for bf16 on a processor that is slow at it
     */
    public double addGradients(
            TokenBatch inputs, TokenBatch targets, double labelSmoothing, double scale, GradientMode mode) {
        if (mode.bf16()) {
            device.requireFastBfloat16();
        }
        try (PointerScope scope = new PointerScope();
                GraphScope graph = GraphScope.open()) {
            Tensor loss;
            try (Autocast autocast = mode.bf16() ? Autocast.bfloat16(device.nativeType(), config.dModel()) : null) {
                loss = mode.checkpointing()
                        ? addBlockwise(inputs, targets, labelSmoothing, scale)
                        : loss(inputs, targets, labelSmoothing).mul(new Scalar(scale));
            }
            if (!mode.checkpointing()) {
                loss.backward();
            }
            return loss.item_double();
        }
    }

    private Tensor addBlockwise(TokenBatch inputs, TokenBatch targets, double labelSmoothing, double scale) {
        return new GradientCheckpointing(network)
                .add(
                        inputs,
                        targets.shiftedRight(config.decoderStartTokenId()),
                        inputs.additiveMask(device),
                        hidden -> loss(hidden, targets, labelSmoothing).mul(new Scalar(scale)));
    }

    private Tensor decodeTeacherForced(TokenBatch inputs, TokenBatch targets) {
        return decode(inputs, targets.shiftedRight(config.decoderStartTokenId()));
    }

    /** Decoder outputs {@code (B, T, dModel)}. */
    private Tensor decode(TokenBatch inputs, TokenBatch decoderInputs) {
        Tensor mask = inputs.additiveMask(device);
        return network.decode(decoderInputs, network.encode(inputs, mask), mask);
    }

    private Tensor logitsAtTokens(Tensor hidden, TokenBatch targets) {
        Tensor flat = hidden.view(-1, config.dModel());
        // The vocabulary projection is the widest product: padding is left out before it, not after.
        Tensor atTokens =
                targets.padded() ? flat.index_select(0, device.put(torch.tensor(targets.tokenPositions()))) : flat;
        return network.logits(atTokens);
    }

    private Tensor loss(Tensor hidden, TokenBatch targets, double labelSmoothing) {
        return torch.cross_entropy_loss(
                logitsAtTokens(hidden, targets).to(ScalarType.Float),
                device.put(torch.tensor(targets.tokenIds())),
                Natives.NO_TENSOR,
                SUM,
                NO_INDEX,
                labelSmoothing);
    }

    @Override
    public void close() {
        network.close();
    }
}
