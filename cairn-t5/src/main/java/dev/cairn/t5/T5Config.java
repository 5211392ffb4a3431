package dev.cairn.t5;

import dev.cairn.t5.tokenizer.TokenizerTrainer;
import java.nio.file.Path;
import java.util.List;

/**
 * Shape of a T5 model, as in the {@code config.json} of a Hugging Face checkpoint (model types {@code t5} and
 * {@code mt5}).
 *
 * @param dKv width of one attention head; {@code numHeads * dKv} need not equal {@code dModel}
 * @param relativeAttentionNumBuckets buckets of the relative position bias, even, at least 4
 * @param relativeAttentionMaxDistance distance from which all positions share the last bucket
 * @param dropoutRate probability of dropping in training, in [0, 1)
 * @param tieWordEmbeddings whether input embedding and output projection are one matrix; of a loaded model this is what
 *     its weights say, whatever stands in the file
 * @param scaleDecoderOutputs whether the decoder output is scaled by {@code dModel^-0.5} before that projection
 * @param eosTokenIds each of them ends an answer; the first is the usual one
 */
public record T5Config(
        int vocabSize,
        int dModel,
        int dKv,
        int dFf,
        int numLayers,
        int numDecoderLayers,
        int numHeads,
        int relativeAttentionNumBuckets,
        int relativeAttentionMaxDistance,
        double dropoutRate,
        double layerNormEpsilon,
        FeedForward feedForward,
        boolean tieWordEmbeddings,
        boolean scaleDecoderOutputs,
        int padTokenId,
        List<Integer> eosTokenIds,
        int decoderStartTokenId) {
    /** How messages begin about a value that is out of range. */
    static final String UNSUPPORTED = "Unsupported T5 configuration: ";

    public T5Config {
        positive("vocab_size", vocabSize);
        positive("d_model", dModel);
        positive("d_kv", dKv);
        positive("d_ff", dFf);
        positive("num_layers", numLayers);
        positive("num_decoder_layers", numDecoderLayers);
        positive("num_heads", numHeads);
        if ((long) numHeads * dKv > Integer.MAX_VALUE) {
            throw unsupported("d_kv", dKv, "at most " + Integer.MAX_VALUE / numHeads + " with " + numHeads + " heads");
        }
        if (relativeAttentionNumBuckets < 4 || relativeAttentionNumBuckets % 2 != 0) {
            throw unsupported(
                    "relative_attention_num_buckets", relativeAttentionNumBuckets, "an even number, at least 4");
        }
        if (relativeAttentionMaxDistance <= relativeAttentionNumBuckets / 2) {
            throw unsupported(
                    "relative_attention_max_distance", relativeAttentionMaxDistance, "more than half the buckets");
        }
        if (!(dropoutRate >= 0 && dropoutRate < 1)) {
            throw unsupported("dropout_rate", dropoutRate, "a number in [0, 1)");
        }
        if (!(layerNormEpsilon > 0)) {
            throw unsupported("layer_norm_epsilon", layerNormEpsilon, "a number above 0");
        }
        T5Exception.given(feedForward, "feedForward");
        token("pad_token_id", padTokenId, vocabSize);
        eosTokenIds = List.copyOf(eosTokenIds);
        if (eosTokenIds.isEmpty()) {
            throw unsupported("eos_token_id", eosTokenIds, "at least one token id");
        }
        for (int id : eosTokenIds) {
            token("eos_token_id", id, vocabSize);
        }
        token("decoder_start_token_id", decoderStartTokenId, vocabSize);
    }

    /** Reads {@code config.json}; a value this library does not support is an error that names it. */
    public static T5Config read(Path configJson) {
        return T5ConfigFile.read(configJson);
    }

    /** Writes {@code config.json} so that {@code transformers} loads the same model. */
    public void write(Path configJson) {
        T5ConfigFile.write(this, configJson);
    }

    /**
     * A model of few parameters to be trained from scratch: gated GELU, tied embeddings, no dropout, the special tokens
     * of {@link TokenizerTrainer}.
     *
     * @param layers blocks of the encoder, and of the decoder
     */
    public static T5Config small(int vocab, int dModel, int dFf, int layers, int heads) {
        if (heads < 1 || dModel % heads != 0) {
            throw unsupported("num_heads", heads, "a divisor of d_model " + dModel);
        }
        return new T5Config(
                vocab,
                dModel,
                dModel / heads,
                dFf,
                layers,
                layers,
                heads,
                32,
                128,
                0.0,
                1e-6,
                FeedForward.GATED_GELU,
                true,
                true,
                0,
                List.of(1),
                0);
    }

    /** The same shape with another dropout rate. */
    public T5Config withDropout(double rate) {
        return with(rate, tieWordEmbeddings);
    }

    /** The same shape with input embedding and output projection of one matrix, or of two. */
    T5Config withTiedEmbeddings(boolean tied) {
        return tied == tieWordEmbeddings ? this : with(dropoutRate, tied);
    }

    private T5Config with(double rate, boolean tied) {
        return new T5Config(
                vocabSize,
                dModel,
                dKv,
                dFf,
                numLayers,
                numDecoderLayers,
                numHeads,
                relativeAttentionNumBuckets,
                relativeAttentionMaxDistance,
                rate,
                layerNormEpsilon,
                feedForward,
                tied,
                scaleDecoderOutputs,
                padTokenId,
                eosTokenIds,
                decoderStartTokenId);
    }

    /**
     * Checks that every id of a tokenizer is one of the model's.
     *
     * @param tokenizerIds as {@link T5Tokenizer#vocabSize} counts them
     * @throws T5Exception when the tokenizer has more ids
     */
    public void requireVocabulary(int tokenizerIds) {
        if (tokenizerIds > vocabSize) {
            throw new T5Exception("The tokenizer has " + tokenizerIds + " ids but the model only " + vocabSize
                    + ": use the tokenizer of the model, or a model with at least that vocabulary");
        }
    }

    /** The token that ends a text. */
    public int eosTokenId() {
        return eosTokenIds.get(0);
    }

    /** Width of all heads together. */
    public int innerWidth() {
        return numHeads * dKv;
    }

    private static void positive(String name, int value) {
        if (value < 1) {
            throw unsupported(name, value, "at least 1");
        }
    }

    private static void token(String name, int id, int vocabSize) {
        if (id < 0 || id >= vocabSize) {
            throw unsupported(name, id, "a token id below vocab_size " + vocabSize);
        }
    }

    private static T5Exception unsupported(String name, Object value, String expected) {
        return new T5Exception(UNSUPPORTED + name + " is " + value + ", expected " + expected);
    }
}
