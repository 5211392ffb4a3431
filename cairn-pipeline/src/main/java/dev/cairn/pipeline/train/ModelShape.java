package dev.cairn.pipeline.train;

import static dev.cairn.core.InvalidValueException.require;
import static dev.cairn.core.InvalidValueException.requireAtLeast;
import static dev.cairn.core.InvalidValueException.requireBetween;

import dev.cairn.t5.T5Config;

/**
 * Size of a model that is trained from scratch.
 *
 * @param vocabulary tokens of the tokenizer, which is trained on the data
 * @param dModel width of the model, a multiple of {@code heads}
 * @param dFf width within the feed-forward layers
 * @param layers of the encoder, and as many of the decoder
 * @param heads of each attention
 */
public record ModelShape(int vocabulary, int dModel, int dFf, int layers, int heads) {
    /** About two million parameters, for two processor cores. */
    public static final ModelShape DEFAULTS = new ModelShape(2048, 128, 256, 2, 4);

    /** 256 bytes, 3 control tokens and 100 sentinels, which every tokenizer has. */
    private static final int LEAST_VOCABULARY = 359;

    /** Nearly twice as many as T5's largest. */
    private static final double MOST_PARAMETERS = 2e10;

    /** Ten times as many as T5's largest. */
    private static final int MOST_LAYERS = 256;

    public ModelShape {
        requireAtLeast(LEAST_VOCABULARY, "vocabulary", vocabulary);
        requireAtLeast(1, "d-model", dModel);
        requireAtLeast(1, "d-ff", dFf);
        requireBetween(1, MOST_LAYERS, "layers", layers);
        requireAtLeast(1, "heads", heads);
        require(dModel % heads == 0, "d-model", dModel, "a multiple of heads, " + heads);
        double inLayer = 7.0 * dModel * dModel + 6.0 * dModel * dFf;
        double parameters = (double) vocabulary * dModel + layers * inLayer;
        require(
                parameters <= MOST_PARAMETERS,
                "d-model",
                dModel,
                "a smaller model, not one of %.0f billion parameters".formatted(parameters / 1e9));
    }

    /** The model for a tokenizer; its vocabulary may be smaller than asked for if the corpus is small. */
    T5Config config(int vocabularySize) {
        return T5Config.small(vocabularySize, dModel, dFf, layers, heads);
    }
}
