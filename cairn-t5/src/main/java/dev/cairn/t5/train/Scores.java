package dev.cairn.t5.train;

/**
 * A model on the validation set.
 *
 * @param loss mean cross-entropy per target token
 * @param exactMatch share of the sample whose greedy answer is the target, compared as text without special tokens; 0
 *     without a sample
 * @param bleu corpus BLEU of the sample, 0 to 100; 0 without a sample
 */
public record Scores(double loss, double exactMatch, double bleu) {

    static final Scores NONE = new Scores(Double.POSITIVE_INFINITY, 0, 0);
}
