package dev.cairn.t5.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Beam search over a batch of inputs, with the choices of {@code transformers} at length penalty 1 and early stopping
 * off; with one beam it is greedy decoding. The caller supplies, per step, the best continuations of each input.
 *
 * <p>Rows of the decoder are {@code input * beams + beam} over the inputs that are still open: one whose answer is found
 * leaves the batch.
 */
final class BeamSearch implements BatchProgress.Answers {

    /**
     * What bounds a search.
     *
     * @param beams hypotheses per input
     * @param vocabSize size of the vocabulary
     * @param startToken what the decoder sees first
     * @param endTokens each ends a sequence
     * @param maxNewTokens a sequence of that length ends as well
     */
    record Limits(int beams, int vocabSize, int startToken, List<Integer> endTokens, int maxNewTokens) {

        /** Continuations needed per input and step: enough when each beam goes on with every token that ends one. */
        int candidates() {
            return Math.min((1 + endTokens.size()) * beams, beams * vocabSize);
        }
    }

    private final Limits limits;
    private final List<InputBeams> inputs = new ArrayList<>();
    private List<InputBeams> open;
    private long[] sources = new long[0];
    private int position;

    /** A search at its first position for that many inputs. */
    BeamSearch(int inputCount, Limits limits) {
        this.limits = limits;
        for (int i = 0; i < inputCount; i++) {
            inputs.add(new InputBeams(limits));
        }
        open = List.copyOf(inputs);
    }

    /** Tokens generated so far. */
    int position() {
        return position;
    }

    /** The token each row is to be continued from. */
    long[] lastTokens() {
        long[] tokens = new long[rows(open)];
        for (int row = 0; row < tokens.length; row++) {
            tokens[row] = input(row).lastToken(row % limits.beams(), limits.startToken());
        }
        return tokens;
    }

    /** Sum of log probabilities of each row, to be added to those of its continuations. */
    float[] scores() {
        float[] scores = new float[rows(open)];
        for (int row = 0; row < scores.length; row++) {
            scores[row] = input(row).score(row % limits.beams());
        }
        return scores;
    }

    /**
     * Takes the best {@link Limits#candidates} continuations of each open input, best first.
     *
     * @param scores input by input, summed log probabilities
     * @param indices for each score {@code beam * vocabSize + token}
     */
    void advance(float[] scores, long[] indices) {
        List<InputBeams> before = open;
        open = new ArrayList<>();
        sources = new long[rows(before)];
        for (int i = 0; i < before.size(); i++) {
            InputBeams input = before.get(i);
            input.advance(scores, indices, i * limits.candidates(), position);
            if (input.open()) {
                for (int beam = 0; beam < limits.beams(); beam++) {
                    sources[rows(open) + beam] = (long) i * limits.beams() + input.source(beam);
                }
                open.add(input);
            }
        }
        sources = Arrays.copyOf(sources, rows(open));
        position++;
    }

    /** For each row, the row of the last step that it continues. */
    long[] sources() {
        return sources.clone();
    }

    /** Whether nothing can improve any more. */
    boolean finished() {
        return position >= limits.maxNewTokens() || open.isEmpty();
    }

    /** Hypotheses of each input, best first. */
    List<List<Hypothesis>> results() {
        return inputs.stream().map(InputBeams::ended).toList();
    }

    @Override
    public List<Integer> leading(int input) {
        return inputs.get(input).leading();
    }

    @Override
    public boolean ended(int input) {
        return finished() || !inputs.get(input).open();
    }

    @Override
    public List<Hypothesis> of(int input) {
        return inputs.get(input).ended();
    }

    private int rows(List<InputBeams> of) {
        return of.size() * limits.beams();
    }

    private InputBeams input(int row) {
        return open.get(row / limits.beams());
    }
}
