package dev.cairn.pipeline.train;

import dev.cairn.t5.T5Config;

/**
 * Size of a model that is trained from scratch.
 *
 * @param vocabulary tokens of the tokenizer, which is trained on the data
 * @param layers of the encoder, and as many of the decoder
 */
public record ModelShape(int vocabulary, int dModel, int dFf, int layers, int heads) {

    /** The model for a tokenizer; its vocabulary may be smaller than asked for if the corpus is small. */
    T5Config config(int vocabularySize) {
        return T5Config.small(vocabularySize, dModel, dFf, layers, heads);
    }
}
