package dev.cairn.t5.generate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Greedy decoding of a batch of inputs that tells where a {@link BeamSearch} of any width would find the same best answer.
 *
 * <p>Let the greedy answer have n tokens, the last one an end token, and the probability p; and let M be the length limit. All other
 * answers together have at most 1 - p. If p is above one half, then at each length the answer's beginning is more probable than any other
 * sequence, so that no search drops it or ends before it has ended. It is the best one if no other can have a higher mean log
 * probability, and another one of at most M tokens has at most log(1 - p) / M:
 *
 * <pre>log(p) / n &gt; log(1 - p) / M</pre>
 *
 * <p>Rows of the decoder are the inputs that are still open: one whose answer has ended, or can no longer be proved, leaves the batch.
 */
final class GreedyProof {
    private static final double HALF = Math.log(0.5);

    /** Far above what the order of additions can change in a sum of log probabilities in single precision. */
    private static final double ROUNDING = 1e-4;

    private static final class Row {
        private final int input;
        private final List<Integer> tokens = new ArrayList<>();
        private float score;

        Row(int input) {
            this.input = input;
        }
    }

    private final BeamSearch.Limits limits;
    private final List<Optional<Hypothesis>> proved;
    private List<Row> open = new ArrayList<>();
    private long[] sources = new long[0];

    /** @param limits of the beam search that it stands for; the number of beams does not matter */
    GreedyProof(int inputCount, BeamSearch.Limits limits) {
        this.limits = limits;
        proved = new ArrayList<>(Collections.nCopies(inputCount, Optional.empty()));
        for (int input = 0; input < inputCount; input++) {
            open.add(new Row(input));
        }
    }

    /** The token each row is to be continued from. */
    long[] lastTokens() {
        return open.stream()
                .mapToLong(row -> row.tokens.isEmpty() ? limits.startToken() : row.tokens.get(row.tokens.size() - 1))
                .toArray();
    }

    /** For each row, the row of the last step that it continues. */
    long[] sources() {
        return sources.clone();
    }

    /**
     * Takes the most probable token of each row.
     *
     * @param logProbabilities of these tokens
     */
    void advance(float[] logProbabilities, long[] tokens) {
        List<Row> left = new ArrayList<>();
        List<Long> continued = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            Row row = open.get(i);
            row.tokens.add((int) tokens[i]);
            row.score = logProbabilities[i] + row.score;
            if (limits.endTokens().contains((int) tokens[i])) {
                proved.set(row.input, proof(row));
            } else if (row.score > HALF && row.tokens.size() < limits.maxNewTokens()) {
                left.add(row);
                continued.add((long) i);
            }
        }
        open = left;
        sources = continued.stream().mapToLong(Long::longValue).toArray();
    }

    private Optional<Hypothesis> proof(Row row) {
        double others = Math.log1p(-Math.exp(row.score));
        double mean = row.score / row.tokens.size();
        return row.score > HALF && mean > others / limits.maxNewTokens() + ROUNDING
                ? Optional.of(new Hypothesis(row.tokens, mean))
                : Optional.empty();
    }

    /** Whether no row is open. */
    boolean finished() {
        return open.isEmpty();
    }

    /** For each input the best answer; empty where only a search can tell. */
    List<Optional<Hypothesis>> results() {
        return List.copyOf(proved);
    }
}
