package dev.cairn.t5.model;

import dev.cairn.t5.Device;
import dev.cairn.t5.Precision;
import dev.cairn.t5.T5Config;
import dev.cairn.t5.tensor.Natives;
import dev.cairn.t5.tensor.Projection;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * The layers over a set of parameters, which stay the caller's. Cheap to build: one network per use (training with
 * dropout, evaluation, generation with frozen fused weights) over the same parameters.
 */
public final class T5Network implements AutoCloseable {

    private final T5Config config;
    private final Tensor encoderEmbedding;
    private final Tensor decoderEmbedding;
    private final Projection head;
    private final List<T5Block.Encoder> encoder = new ArrayList<>();
    private final List<T5Block.Decoder> decoder = new ArrayList<>();
    private final RelativePositionBias encoderBias;
    private final RelativePositionBias decoderBias;
    private final T5LayerNorm encoderNorm;
    private final T5LayerNorm decoderNorm;
    private final Dropout dropout;
    private final Device device;

    /** A network for training or evaluation over weights that may change. */
    T5Network(T5Config config, Weights weights, Dropout dropout) {
        this(config, weights, dropout, Projections.TRAINED, Projections.TRAINED);
    }

    private T5Network(
            T5Config config, Weights weights, Dropout dropout, Projections encoderSide, Projections decoderSide) {
        this.config = config;
        this.dropout = dropout;
        Tensor shared = shared(config, weights);
        encoderEmbedding = sharedUnless(weights, "encoder.embed_tokens.weight", shared);
        decoderEmbedding = sharedUnless(weights, "decoder.embed_tokens.weight", shared);
        device = Device.holding(shared);
        head = decoderSide.joined(sharedUnless(weights, "lm_head.weight", shared));
        Weights encoderWeights = weights.below("encoder");
        Weights decoderWeights = weights.below("decoder");
        for (int i = 0; i < config.numLayers(); i++) {
            encoder.add(T5Block.Encoder.of(encoderWeights.below("block", i), config, dropout, encoderSide));
        }
        for (int i = 0; i < config.numDecoderLayers(); i++) {
            decoder.add(
                    T5Block.Decoder.of(decoderWeights.below("block", i), config, dropout, decoderSide, encoderSide));
        }
        encoderBias = bias(encoderWeights, true);
        decoderBias = bias(decoderWeights, false);
        encoderNorm = new T5LayerNorm(encoderWeights.below("final_layer_norm"), config);
        decoderNorm = new T5LayerNorm(decoderWeights.below("final_layer_norm"), config);
    }

    /** A network for generation, with prepared copies of the weights. */
    public static T5Network prepared(T5Config config, Weights weights, Precision precision) {
        Device device = Device.holding(shared(config, weights));
        precision.requireOn(device);
        return new T5Network(
                config,
                weights,
                Dropout.NONE,
                Projections.encoderSide(precision, device),
                Projections.decoderSide(precision, device));
    }

    private static Tensor shared(T5Config config, Weights weights) {
        return weights.get("shared.weight", config.vocabSize(), config.dModel());
    }

    /** A matrix of its own for one of the three uses of the shared one, if the checkpoint has such. */
    private static Tensor sharedUnless(Weights weights, String ownName, Tensor shared) {
        return weights.has(ownName) ? weights.get(ownName, Natives.shape(shared)) : shared;
    }

    private RelativePositionBias bias(Weights stack, boolean bidirectional) {
        Weights owner = stack.below("block", 0).below("layer", 0).below("SelfAttention");
        return new RelativePositionBias(owner.below("relative_attention_bias"), config, bidirectional);
    }

    /** Encoder output {@code (B, L, dModel)}. */
    Tensor encode(TokenBatch inputs, @Nullable Tensor mask) {
        return Natives.scoped(() -> {
            EncoderBias bias = EncoderBias.of(encoderBias(inputs.width()), inputs, mask);
            Tensor x = encoderInput(inputs);
            for (T5Block.Encoder block : encoder) {
                x = block.forward(x, bias);
            }
            return encoderOutput(x);
        });
    }

    /** Encoder outputs {@code (B, L, dModel)}; inputs of one length that follow one another are encoded together. */
    List<Tensor> encodeByLength(List<int[]> inputs) {
        List<Tensor> encoded = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= inputs.size(); to++) {
            if (to == inputs.size() || inputs.get(to).length != inputs.get(from).length) {
                encoded.add(encode(TokenBatch.of(inputs.subList(from, to), config.padTokenId()), null));
                from = to;
            }
        }
        return encoded;
    }

    /**
     * Decoder output before the vocabulary projection, {@code (B, T, dModel)}, for targets known in advance.
     *
     * @param encoded output of {@link #encode}, with the mask given there
     */
    Tensor decode(TokenBatch decoderInputs, Tensor encoded, @Nullable Tensor mask) {
        return Natives.scoped(() -> {
            int width = decoderInputs.width();
            Tensor bias = decoderBias.forward(width).add(TokenBatch.causalMask(width, device));
            Tensor x = decoderInput(decoderInputs);
            for (T5Block.Decoder block : decoder) {
                x = block.forward(x, bias, encoded, mask);
            }
            return decoderOutput(x);
        });
    }

    /** Vocabulary scores {@code (..., vocabSize)} of decoder outputs {@code (..., dModel)}. */
    Tensor logits(Tensor hidden) {
        Tensor scaled = config.scaleDecoderOutputs() ? hidden.mul(new Scalar(Math.pow(config.dModel(), -0.5))) : hidden;
        return head.forward(scaled);
    }

    /** What the first block of the encoder gets: {@code (rows, width, dModel)}. */
    Tensor encoderInput(TokenBatch tokens) {
        return dropout.apply(embedForEncoder(tokens.ids(device)));
    }

    /** What the first block of the decoder gets: {@code (rows, width, dModel)}. */
    Tensor decoderInput(TokenBatch tokens) {
        return dropout.apply(embedForDecoder(tokens.ids(device)));
    }

    /** From the last block to what the decoder attends to. */
    Tensor encoderOutput(Tensor x) {
        return dropout.apply(encoderNorm.forward(x));
    }

    /** From the last block to what {@link #logits} takes. */
    Tensor decoderOutput(Tensor x) {
        return dropout.apply(decoderNorm.forward(x));
    }

    Tensor encoderBiasByDistance(int length) {
        return encoderBias.byDistance(length);
    }

    T5LayerNorm encoderNorm() {
        return encoderNorm;
    }

    Tensor encoderBias(int length) {
        return encoderBias.forward(length);
    }

    List<T5Block.Encoder> encoderBlocks() {
        return encoder;
    }

    Tensor embedForEncoder(Tensor ids) {
        return torch.embedding(encoderEmbedding, ids);
    }

    Tensor embedForDecoder(Tensor ids) {
        return torch.embedding(decoderEmbedding, ids);
    }

    Tensor decoderBias(int length) {
        return decoderBias.forward(length);
    }

    /** {@code (H, distances)}, dense: for key minus query from the farthest distance that differs from all farther ones to 0. */
    Tensor decoderBiasByDistance() {
        return decoderBiasByDistance(config.relativeAttentionMaxDistance() + 1);
    }

    /** {@code (H, positions)}, dense: for key minus query from {@code 1 - positions} to 0. */
    Tensor decoderBiasByDistance(int positions) {
        return decoderBias.byDistance(positions).narrow(1, 0, positions).contiguous();
    }

    /** On the CPU: the decoder's embedding of each token, one after the other. */
    void readEmbeddings(long[] tokens, float[] into) {
        int width = config.dModel();
        FloatPointer numbers = decoderEmbedding.data_ptr_float();
        for (int row = 0; row < tokens.length; row++) {
            numbers.getPointer(tokens[row] * width).get(into, row * width, width);
        }
    }

    T5LayerNorm decoderNorm() {
        return decoderNorm;
    }

    List<T5Block.Decoder> decoderBlocks() {
        return decoder;
    }

    /** Where its parameters are, and where what it gets must be. */
    public Device device() {
        return device;
    }

    /** The shape of the network. */
    public T5Config config() {
        return config;
    }

    @Override
    public void close() {
        encoder.forEach(T5Block::close);
        decoder.forEach(T5Block::close);
        head.close();
    }
}
