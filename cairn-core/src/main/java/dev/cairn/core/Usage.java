package dev.cairn.core;

/**
 * What a step, an episode or a run cost.
 *
 * @param seconds wall-clock time
 * @param llmCalls answers of a language model server, those from a store included
 * @param cost dollars, by the price list of the run; 0 where nothing is paid
 */
public record Usage(Seconds seconds, int llmCalls, long promptTokens, long completionTokens, double cost) {
    /** Nothing was spent, or nobody measured it. */
    public static final Usage NONE = new Usage(Seconds.NONE, 0, 0, 0, 0);

    /**
     * Where the time went.
     *
     * @param simulator steps of the world, and reading its state
     * @param model small models or language model servers, waiting for them included
     * @param matcher search for the valid action nearest to a prediction
     */
    public record Seconds(double simulator, double model, double matcher) {
        public static final Seconds NONE = new Seconds(0, 0, 0);

        public Seconds {
            if (!(simulator >= 0 && model >= 0 && matcher >= 0)) {
                throw new IllegalArgumentException("seconds below 0: " + simulator + ", " + model + ", " + matcher);
            }
        }

        public double total() {
            return simulator + model + matcher;
        }

        public Seconds plus(Seconds other) {
            return new Seconds(simulator + other.simulator, model + other.model, matcher + other.matcher);
        }
    }

    public Usage {
        if (llmCalls < 0 || promptTokens < 0 || completionTokens < 0 || !(cost >= 0)) {
            throw new IllegalArgumentException("usage below 0: " + llmCalls + " calls, " + promptTokens + " + "
                    + completionTokens + " tokens, " + cost + " dollars");
        }
    }

    /** Only time was spent. */
    public static Usage of(Seconds seconds) {
        return new Usage(seconds, 0, 0, 0, 0);
    }

    public Usage plus(Usage other) {
        return new Usage(
                seconds.plus(other.seconds),
                llmCalls + other.llmCalls,
                promptTokens + other.promptTokens,
                completionTokens + other.completionTokens,
                cost + other.cost);
    }

    /** The same calls and tokens without the time they took. */
    public Usage untimed() {
        return new Usage(Seconds.NONE, llmCalls, promptTokens, completionTokens, cost);
    }
}
