package dev.cairn.t5;

/**
 * How to decode.
 *
 * @param beams width of the beam search and number of answers per input; 1 is greedy decoding
 * @param maxNewTokens longest answer in tokens, end-of-sequence included
 */
public record GenerationConfig(int beams, int maxNewTokens) {
    public GenerationConfig {
        if (beams < 1) {
            throw new T5Exception("beams must be at least 1, found " + beams);
        }
        if (maxNewTokens < 1) {
            throw new T5Exception("maxNewTokens must be at least 1, found " + maxNewTokens);
        }
    }

    /** One answer per input: the most probable token at every step. */
    public static GenerationConfig greedy(int maxNewTokens) {
        return new GenerationConfig(1, maxNewTokens);
    }
}
