package dev.cairn.t5.generate;

import dev.cairn.t5.SamplingConfig;

/**
 * From which tokens the next one is drawn, and how likely each is: first the temperature, then the {@code topK} most
 * probable tokens, then of these the fewest that have {@code topP} of the probability together. The probabilities are
 * those of {@code transformers} with the same three settings.
 *
 * @param temperature log probabilities are divided by it; above 0, below 1 for surer and above 1 for bolder answers
 * @param topK 0 for all tokens
 * @param topP in (0, 1], 1 for all
 */
record TokenChoice(double temperature, int topK, double topP) {

    /** From the model's own distribution. */
    static final TokenChoice PLAIN = new TokenChoice(1, 0, 1);

    /** That of the configuration, which has checked the values. */
    static TokenChoice of(SamplingConfig config) {
        return new TokenChoice(config.temperature(), config.topK(), config.topP());
    }

    /** How many of the most probable tokens have to be known. */
    int candidates(int vocabSize) {
        return topK == 0 ? vocabSize : Math.min(topK, vocabSize);
    }

    /**
     * Probabilities of the candidates, which sum up to 1.
     *
     * @param logProbabilities those of one row begin at {@code from}: {@code count} of them, highest first
     */
    double[] probabilities(float[] logProbabilities, int from, int count) {
        double[] weights = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            weights[i] = Math.exp(((double) logProbabilities[from + i] - logProbabilities[from]) / temperature);
            sum += weights[i];
        }
        double kept = 0;
        for (int i = 0; i < count; i++) {
            // A token stays if those before it do not have topP of the probability yet.
            boolean stays = topP == 1 || kept < topP * sum;
            weights[i] = stays ? weights[i] : 0;
            kept += weights[i];
        }
        for (int i = 0; i < count; i++) {
            weights[i] /= kept;
        }
        return weights;
    }
}
