package dev.cairn.llm;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** What a million tokens cost, in any one currency. */
public record Price(double input, double output) {
    /** For models that are not in the price table. */
    public static final Price UNKNOWN = new Price(Double.NaN, Double.NaN);

    private static final double MILLION = 1e6;

    public Price {
        if (input < 0 || output < 0) {
            throw new IllegalArgumentException("a price is 0 or more: " + input + ", " + output);
        }
    }

    @JsonIgnore
    public boolean isKnown() {
        return !Double.isNaN(input) && !Double.isNaN(output);
    }

    /** NaN if the price is not known. */
    public double of(TokenUsage usage) {
        return (usage.inputTokens() * input + usage.outputTokens() * output) / MILLION;
    }
}
