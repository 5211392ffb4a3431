package dev.cairn.t5.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Answers that grow by one drawn token a step, until each has its end token or the length limit. Each row draws from a
 * generator of its own, so that its answer does not depend on the other rows.
 */
final class SampledSequences implements BatchProgress.Answers {

    /**
     * What bounds the answers.
     *
     * @param startToken what the decoder sees first
     * @param endTokens each ends a sequence
     * @param maxNewTokens a sequence of that length ends as well
     * @param answers rows of each input
     * @param candidates tokens that are given for each row at every step
     */
    record Limits(int startToken, List<Integer> endTokens, int maxNewTokens, int answers, int candidates) {}

    private static final class Row {
        private final RandomGenerator random;
        private final List<Integer> tokens = new ArrayList<>();
        private double logProbability;
        private boolean ended;

        Row(RandomGenerator random) {
            this.random = random;
        }
    }

    private final TokenChoice choice;
    private final Limits limits;
    private final List<Row> rows;

    /** One row for each generator. */
    SampledSequences(TokenChoice choice, Limits limits, List<? extends RandomGenerator> generators) {
        this.choice = choice;
        this.limits = limits;
        this.rows = generators.stream().map(Row::new).toList();
    }

    /** The token each row is to be continued from; rows that have ended repeat their last one. */
    long[] lastTokens() {
        return rows.stream()
                .mapToLong(row -> row.tokens.isEmpty() ? limits.startToken() : row.tokens.get(row.tokens.size() - 1))
                .toArray();
    }

    /**
     * Draws the next token of every row that has not ended.
     *
     * @param logProbabilities row by row, {@link Limits#candidates} of each, highest first
     * @param tokens to which they belong
     */
    void advance(float[] logProbabilities, long[] tokens) {
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            if (!row.ended) {
                int from = i * limits.candidates();
                int drawn = from + draw(choice.probabilities(logProbabilities, from, limits.candidates()), row.random);
                row.tokens.add((int) tokens[drawn]);
                row.logProbability += logProbabilities[drawn];
                row.ended =
                        limits.endTokens().contains((int) tokens[drawn]) || row.tokens.size() == limits.maxNewTokens();
            }
        }
    }

    private static int draw(double[] probabilities, RandomGenerator random) {
        double left = random.nextDouble();
        int last = 0;
        for (int i = 0; i < probabilities.length; i++) {
            if (probabilities[i] > 0) {
                last = i;
                left -= probabilities[i];
                if (left < 0) {
                    return i;
                }
            }
        }
        // Rounding: the probabilities sum up to a little less than 1.
        return last;
    }

    /** Whether all rows have ended. */
    boolean finished() {
        return rows.stream().allMatch(row -> row.ended);
    }

    @Override
    public List<Integer> leading(int input) {
        return List.copyOf(rows.get(input * limits.answers()).tokens);
    }

    @Override
    public boolean ended(int input) {
        return of(input, rows).stream().allMatch(row -> row.ended);
    }

    @Override
    public List<Hypothesis> of(int input) {
        return of(input, results());
    }

    private <T> List<T> of(int input, List<T> rowByRow) {
        return rowByRow.subList(input * limits.answers(), (input + 1) * limits.answers());
    }

    /** The answers, row by row; scored by the model's own probabilities, whatever the choice made of them. */
    List<Hypothesis> results() {
        return rows.stream()
                .map(row -> new Hypothesis(row.tokens, row.logProbability / row.tokens.size()))
                .toList();
    }
}
