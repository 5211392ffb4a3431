package dev.cairn.t5;

/**
 * How to draw answers. The same seed draws the same answers to an input, whatever other inputs are given with it and in
 * whatever order; other precisions and devices than fp32 on the CPU round otherwise in another batch, so that there a token on
 * the edge between two may fall to either side.
 *
 * @param answers to each input, drawn independently of one another
 * @param maxNewTokens longest answer in tokens, end-of-sequence included
 * @param temperature log probabilities are divided by it; above 0, below 1 for surer and above 1 for bolder answers
 * @param topK draws from so many of the most probable tokens; 0 for all
 * @param topP of these from the fewest that have this probability together; in (0, 1], 1 for all
 */
public record SamplingConfig(int answers, int maxNewTokens, double temperature, int topK, double topP, long seed) {
    public SamplingConfig {
        require(answers >= 1, "answers", answers, "at least 1");
        require(maxNewTokens >= 1, "maxNewTokens", maxNewTokens, "at least 1");
        require(temperature > 0 && Double.isFinite(temperature), "temperature", temperature, "above 0");
        require(topK >= 0, "topK", topK, "at least 0");
        require(topP > 0 && topP <= 1, "topP", topP, "above 0 and at most 1");
    }

    /** From the model's own distribution. */
    public SamplingConfig(int answers, int maxNewTokens, long seed) {
        this(answers, maxNewTokens, 1, 0, 1, seed);
    }

    private static void require(boolean ok, String name, Object value, String expected) {
        if (!ok) {
            throw new T5Exception("Sampling option " + name + " is " + value + ", expected " + expected);
        }
    }
}
