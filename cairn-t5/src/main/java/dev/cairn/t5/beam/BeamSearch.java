package dev.cairn.t5.beam;

import java.util.ArrayList;
import java.util.List;

/**
 * Beam search over a batch of inputs, with the choices of {@code transformers} at length penalty 1 and early stopping
 * off; with one beam it is greedy decoding. The caller supplies, per step, the best continuations of each input.
 *
 * <p>Rows of the decoder are {@code input * beams + beam}.
 */
public final class BeamSearch {

    /**
     * What bounds a search.
     *
     * @param beams hypotheses per input
     * @param vocabSize size of the vocabulary
     * @param startToken what the decoder sees first
     * @param endToken ends a sequence
     * @param maxNewTokens a sequence of that length ends as well
     */
    public record Limits(int beams, int vocabSize, int startToken, int endToken, int maxNewTokens) {

        /** Continuations needed per input and step: enough when every second one ends. */
        public int candidates() {
            return 2 * beams;
        }
    }

    private final Limits limits;
    private final List<InputBeams> inputs = new ArrayList<>();
    private int position;

    public BeamSearch(int inputCount, Limits limits) {
        this.limits = limits;
        for (int i = 0; i < inputCount; i++) {
            inputs.add(new InputBeams(limits));
        }
    }

    /** Tokens generated so far. */
    public int position() {
        return position;
    }

    /** The token each row is to be continued from. */
    public long[] lastTokens() {
        long[] tokens = new long[rows()];
        for (int row = 0; row < tokens.length; row++) {
            tokens[row] = input(row).lastToken(row % limits.beams(), limits.startToken());
        }
        return tokens;
    }

    /** Sum of log probabilities of each row, to be added to those of its continuations. */
    public float[] scores() {
        float[] scores = new float[rows()];
        for (int row = 0; row < scores.length; row++) {
            scores[row] = input(row).score(row % limits.beams());
        }
        return scores;
    }

    /**
     * Takes the best {@link Limits#candidates} continuations of each input, best first.
     *
     * @param scores input by input, summed log probabilities
     * @param indices for each score {@code beam * vocabSize + token}
     */
    public void advance(float[] scores, long[] indices) {
        for (int i = 0; i < inputs.size(); i++) {
            inputs.get(i).advance(scores, indices, i * limits.candidates(), position);
        }
        position++;
    }

    /** For each row, the row of the last step that it continues. */
    public long[] sources() {
        long[] sources = new long[rows()];
        for (int row = 0; row < sources.length; row++) {
            int beam = row % limits.beams();
            sources[row] = (long) row - beam + input(row).source(beam);
        }
        return sources;
    }

    /** Whether nothing can improve any more. */
    public boolean finished() {
        return position >= limits.maxNewTokens() || inputs.stream().noneMatch(InputBeams::open);
    }

    /** Hypotheses of each input, best first. */
    public List<List<Hypothesis>> results() {
        return inputs.stream().map(InputBeams::ended).toList();
    }

    private int rows() {
        return inputs.size() * limits.beams();
    }

    private InputBeams input(int row) {
        return inputs.get(row / limits.beams());
    }
}
