package dev.cairn.t5;

import dev.cairn.t5.generate.TokenChoice;

/**
 * How to draw answers. The same seed draws the same answers to an input, whatever other inputs are given with it and in
 * whatever order; other precisions and devices than fp32 on the CPU round otherwise in another batch, so that there a token on
 * the edge between two may fall to either side.
 *
 * @param answers to each input, drawn independently of one another
 * @param maxNewTokens longest answer in tokens, end-of-sequence included
 * @param choice of the next token
 */
public record SamplingConfig(int answers, int maxNewTokens, TokenChoice choice, long seed) {
    public SamplingConfig {
        if (answers < 1) {
            throw new T5Exception("answers must be at least 1, found " + answers);
        }
        if (maxNewTokens < 1) {
            throw new T5Exception("maxNewTokens must be at least 1, found " + maxNewTokens);
        }
        T5Exception.given(choice, "choice");
    }
}
