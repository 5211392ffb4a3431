package dev.cairn.t5.model;

import dev.cairn.t5.T5Config;
import dev.cairn.t5.tensor.Natives;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * First weights of a model to be trained from scratch: the standard deviations of Mesh TensorFlow as
 * {@code T5PreTrainedModel._init_weights} of {@code transformers} has them. Attention is not scaled by
 * {@code dKv^-0.5}, so the query projection starts smaller by that factor instead.
 */
public final class T5Initializer {

    /** Enough for a neighbour to outweigh some hundred other tokens. */
    private static final double NEIGHBOUR_BIAS = 6;

    private final T5Config config;
    private final RandomGenerator random;
    private final Map<String, Tensor> weights = new LinkedHashMap<>();

    private T5Initializer(T5Config config, RandomGenerator random) {
        this.config = config;
        this.random = random;
    }

    /** All parameters; the caller owns them. */
    public static Map<String, Tensor> weights(T5Config config, long seed) {
        T5Initializer init = new T5Initializer(config, new SplittableRandom(seed));
        try (PointerScope scope = new PointerScope()) {
            init.normal("shared.weight", 1.0, config.vocabSize(), config.dModel());
            init.stack("encoder", config.numLayers(), false);
            init.stack("decoder", config.numDecoderLayers(), true);
            init.readyToCopy();
            if (!config.tieWordEmbeddings()) {
                init.normal("lm_head.weight", 1.0, config.vocabSize(), config.dModel());
            }
        }
        return init.weights;
    }

    private void stack(String name, int layers, boolean decoder) {
        for (int i = 0; i < layers; i++) {
            String block = name + ".block." + i + ".layer.";
            attention(block + "0.", "SelfAttention", i == 0);
            if (decoder) {
                attention(block + "1.", "EncDecAttention", false);
            }
            feedForward(block + (decoder ? "2." : "1."));
        }
        ones(name + ".final_layer_norm.weight");
    }

    private void attention(String layer, String kind, boolean relativeBias) {
        int width = config.dModel();
        int inner = config.innerWidth();
        String prefix = layer + kind + ".";
        normal(prefix + "q.weight", Math.pow((double) width * config.dKv(), -0.5), inner, width);
        normal(prefix + "k.weight", Math.pow(width, -0.5), inner, width);
        normal(prefix + "v.weight", Math.pow(width, -0.5), inner, width);
        normal(prefix + "o.weight", Math.pow(inner, -0.5), width, inner);
        if (relativeBias) {
            normal(
                    prefix + "relative_attention_bias.weight",
                    Math.pow(width, -0.5),
                    config.relativeAttentionNumBuckets(),
                    config.numHeads());
        }
        ones(layer + "layer_norm.weight");
    }

    /**
     * Small models see few examples, and copying a name from the input takes a model of random weights very many to
     * discover. Here it starts half-way there: cross-attention passes on what it attends to unchanged, and some heads of
     * the encoder look at the neighbours of a token, so that a token knows what it stands behind.
     */
    private void readyToCopy() {
        for (int i = 0; i < config.numDecoderLayers(); i++) {
            passOn("decoder.block." + i + ".layer.1.EncDecAttention.");
        }
        Tensor bias = weight("encoder.block.0.layer.0.SelfAttention.relative_attention_bias.weight");
        int after = config.relativeAttentionNumBuckets() / 2;
        int[] neighbours = {1, after + 1, 2};
        for (int head = 0; head < Math.min(neighbours.length, config.numHeads() - 1); head++) {
            bias.select(1, head).select(0, neighbours[head]).add_(new Scalar(NEIGHBOUR_BIAS));
        }
    }

    /** Orthogonal values, and their inverse as output projection. */
    private void passOn(String attention) {
        if (config.innerWidth() != config.dModel()) {
            return;
        }
        Tensor value = weight(attention + "v.weight");
        value.copy_(torch.linalg_qr(value).get0());
        weight(attention + "o.weight").copy_(value.t());
    }

    private Tensor weight(String name) {
        return Objects.requireNonNull(weights.get(name), name);
    }

    private void feedForward(String layer) {
        int width = config.dModel();
        String prefix = layer + "DenseReluDense.";
        double in = Math.pow(width, -0.5);
        if (config.feedForward().isGated()) {
            normal(prefix + "wi_0.weight", in, config.dFf(), width);
            normal(prefix + "wi_1.weight", in, config.dFf(), width);
        } else {
            normal(prefix + "wi.weight", in, config.dFf(), width);
        }
        normal(prefix + "wo.weight", Math.pow(config.dFf(), -0.5), width, config.dFf());
        ones(layer + "layer_norm.weight");
    }

    private void normal(String name, double deviation, int rows, int columns) {
        float[] values = new float[Math.multiplyExact(rows, columns)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() * deviation);
        }
        weights.put(name, Natives.keep(torch.tensor(values).view(rows, columns)));
    }

    private void ones(String name) {
        weights.put(name, Natives.keep(torch.ones(config.dModel())));
    }
}
