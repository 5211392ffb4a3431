package dev.cairn.t5.train;

import dev.cairn.t5.T5Exception;
import java.util.Locale;

/**
 * How the model that training ends with is chosen.
 *
 * @param evaluateEvery steps between evaluations; a checkpoint is saved after each
 * @param sample validation examples, spread over the set, that are answered for exact match and BLEU: generating is slow
 *     compared with training. 0 for none
 * @param criterion what the best checkpoint is best in
 * @param patience evaluations without a better one after which training stops; 0 for never
 * @param averageLast how many of the last checkpoints are kept; the mean of their weights is chosen where it is better than
 *     the best single one; below 2 for none
 */
public record ModelSelection(int evaluateEvery, int sample, Criterion criterion, int patience, int averageLast) {

    public ModelSelection {
        T5Exception.requireOption(evaluateEvery >= 1, "evaluateEvery", evaluateEvery, "at least 1");
        T5Exception.requireOption(sample >= 0, "sample", sample, "at least 0");
        T5Exception.given(criterion, "criterion");
        T5Exception.requireOption(patience >= 0, "patience", patience, "at least 0");
        T5Exception.requireOption(averageLast >= 0, "averageLast", averageLast, "at least 0");
        T5Exception.requireOption(
                sample > 0 || criterion == Criterion.LOSS,
                "sample",
                sample,
                "at least 1, since checkpoints are chosen by " + criterion);
    }

    /** What a checkpoint is judged by; equal ones are judged by the loss. */
    public enum Criterion {
        /** Validation loss, lower is better. */
        LOSS,
        /** Share of exact answers. */
        EXACT_MATCH,
        /** Corpus BLEU. */
        BLEU;

        private double of(Scores scores) {
            return switch (this) {
                case LOSS -> -scores.loss();
                case EXACT_MATCH -> scores.exactMatch();
                case BLEU -> scores.bleu();
            };
        }

        /** As it is written in options: {@code exact-match}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        boolean better(Scores one, Scores than) {
            int order = Double.compare(of(one), of(than));
            return order > 0 || (order == 0 && one.loss() < than.loss());
        }
    }
}
