package dev.cairn.conformance.agent;

import dev.cairn.t5.metric.Bleu;
import dev.cairn.t5.metric.ExactMatch;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * The metrics of the published training script of Sub-Goal Distillation, rounded to four digits as there. The script
 * decodes its labels with special tokens, so that no label equals its prediction; given texts decoded so, the numbers are
 * the published ones, and given clean texts they are what was meant.
 *
 * @param bleu 0 to 100
 * @param generatedLength mean number of tokens of a prediction that are not padding, the start token included if it is not
 *     the padding token
 * @param exactMatch 0 to 1
 */
record TrainingMetrics(double bleu, double generatedLength, double exactMatch) {

    /**
     * Of predictions against labels.
     *
     * @param tokens number of tokens of each prediction that are not padding
     */
    static TrainingMetrics of(List<String> predictions, List<String> labels, List<Integer> tokens) {
        List<String> found = predictions.stream().map(String::strip).toList();
        List<String> expected = labels.stream().map(String::strip).toList();
        return new TrainingMetrics(
                rounded(Bleu.of(found, expected).score()),
                rounded(tokens.stream().mapToInt(Integer::intValue).average().orElse(0)),
                rounded(ExactMatch.STRIPPED.share(found, expected)));
    }

    private static double rounded(double value) {
        return new BigDecimal(value).setScale(4, RoundingMode.HALF_EVEN).doubleValue();
    }
}
