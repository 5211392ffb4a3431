package dev.cairn.bench.t5;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The three numbers that sum up a run; absent where a side or a job was.
 *
 * @param train examples a second on rows of a data set, each side in its own order: Cairn in batches of like length,
 *     {@code transformers} shuffled and padded
 * @param transformers time of the search against {@code transformers} as it comes
 * @param cTranslate2 time of the search against CTranslate2
 */
public record Headline(Optional<Double> train, Optional<Double> transformers, Optional<Double> cTranslate2) {

    /** From the comparisons of one run. */
    public static Headline of(List<Comparison> comparisons) {
        Optional<Comparison> search = find(comparisons, JobSet.SEARCH);
        return new Headline(
                rate(comparisons, JobSet.ROWS, "Cairn")
                        .flatMap(ours -> rate(comparisons, JobSet.SHUFFLED_ROWS, Sides.TRANSFORMERS)
                                .map(theirs -> ours / theirs)),
                search.flatMap(comparison -> comparison.ratio("Cairn", Sides.TRANSFORMERS)),
                search.flatMap(comparison -> comparison.ratio("Cairn", Sides.CTRANSLATE2)));
    }

    private static Optional<Comparison> find(List<Comparison> comparisons, String job) {
        return comparisons.stream()
                .filter(comparison -> comparison.job().equals(job))
                .findFirst();
    }

    private static Optional<Double> rate(List<Comparison> comparisons, String job, String side) {
        return find(comparisons, job)
                .filter(comparison -> comparison.seconds().containsKey(side))
                .map(comparison -> comparison.examples() / comparison.median(side));
    }

    @Override
    public String toString() {
        return "train_vs_hf=" + text(train) + " beam_vs_hf=" + text(transformers) + " beam_vs_ct2=" + text(cTranslate2);
    }

    private static String text(Optional<Double> ratio) {
        return ratio.map(value -> String.format(Locale.ROOT, "%.2f", value)).orElse("none");
    }
}
