package dev.cairn.t5.metric;

import java.util.List;
import java.util.stream.IntStream;

/** Share of predictions that are the reference. */
public enum ExactMatch {
    /** As they are; blanks at the ends do not count. The metric of training. */
    STRIPPED,
    /** Line breaks and tabs are blanks; blanks and full stops at the ends do not count. */
    WITHOUT_FULL_STOPS;

    private String normal(String text) {
        return switch (this) {
            case STRIPPED -> text.strip();
            case WITHOUT_FULL_STOPS ->
                text.replace('\n', ' ').replace('\t', ' ').strip().replaceAll("^\\.+|\\.+$", "");
        };
    }

    /** Whether the two are one text. */
    public boolean equal(String prediction, String reference) {
        return normal(prediction).equals(normal(reference));
    }

    /** Share, 0 to 1, of predictions equal to the reference at the same place; 0 of none. */
    public double share(List<String> predictions, List<String> references) {
        requireSameSize(predictions, references);
        long equal = IntStream.range(0, predictions.size())
                .filter(i -> equal(predictions.get(i), references.get(i)))
                .count();
        return predictions.isEmpty() ? 0 : (double) equal / predictions.size();
    }

    static void requireSameSize(List<String> predictions, List<String> references) {
        if (predictions.size() != references.size()) {
            throw new IllegalArgumentException(
                    predictions.size() + " predictions but " + references.size() + " references");
        }
    }
}
