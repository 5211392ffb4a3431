package dev.cairn.t5.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Corpus BLEU as sacrebleu 2.0.0 computes it by default: words of {@code mteval-v13a}, up to four of them in a row,
 * exponential smoothing, one reference each.
 *
 * @param score 0 to 100
 * @param counts of 1 to 4 words in a row that the reference has as well
 * @param totals of 1 to 4 words in a row
 * @param precisions smoothed, in percent
 * @param brevityPenalty in (0, 1], below 1 where predictions are shorter than references
 * @param words of the predictions
 * @param referenceWords of the references
 */
public record Bleu(
        double score,
        List<Long> counts,
        List<Long> totals,
        List<Double> precisions,
        double brevityPenalty,
        long words,
        long referenceWords) {

    private static final int ORDER = 4;

    public Bleu {
        counts = List.copyOf(counts);
        totals = List.copyOf(totals);
        precisions = List.copyOf(precisions);
    }

    /** Of predictions against the reference at the same place; both lists are of one size. */
    public static Bleu of(List<String> predictions, List<String> references) {
        ExactMatch.requireSameSize(predictions, references);
        long[] counts = new long[ORDER];
        long[] totals = new long[ORDER];
        long words = 0;
        long referenceWords = 0;
        for (int i = 0; i < predictions.size(); i++) {
            List<String> prediction = Tokenizer13a.words(predictions.get(i));
            List<String> reference = Tokenizer13a.words(references.get(i));
            words += prediction.size();
            referenceWords += reference.size();
            for (int n = 1; n <= ORDER; n++) {
                Map<List<String>, Integer> expected = grams(reference, n);
                grams(prediction, n).forEach((gram, count) -> {
                    counts[gram.size() - 1] += Math.min(count, expected.getOrDefault(gram, 0));
                    totals[gram.size() - 1] += count;
                });
            }
        }
        return of(counts, totals, words, referenceWords);
    }

    private static Bleu of(long[] counts, long[] totals, long words, long referenceWords) {
        double penalty = words >= referenceWords ? 1 : words > 0 ? Math.exp(1 - (double) referenceWords / words) : 0;
        double[] precisions = new double[ORDER];
        boolean any = Arrays.stream(counts).anyMatch(count -> count > 0);
        double smoothing = 1;
        for (int n = 0; any && n < ORDER && totals[n] > 0; n++) {
            if (counts[n] == 0) {
                smoothing *= 2;
                precisions[n] = 100 / (smoothing * totals[n]);
            } else {
                precisions[n] = 100.0 * counts[n] / totals[n];
            }
        }
        double logs = 0;
        for (double precision : precisions) {
            logs += Math.log(precision);
        }
        double score = any ? penalty * Math.exp(logs / ORDER) : 0;
        return new Bleu(
                score,
                Arrays.stream(counts).boxed().toList(),
                Arrays.stream(totals).boxed().toList(),
                Arrays.stream(precisions).boxed().toList(),
                penalty,
                words,
                referenceWords);
    }

    private static Map<List<String>, Integer> grams(List<String> words, int n) {
        Map<List<String>, Integer> grams = new HashMap<>();
        for (int from = 0; from + n <= words.size(); from++) {
            grams.merge(new ArrayList<>(words.subList(from, from + n)), 1, Integer::sum);
        }
        return grams;
    }

    /** The word splitting of {@code mteval-v13a.pl}, the default of sacrebleu. */
    private static final class Tokenizer13a {

        private static final Pattern SYMBOL = Pattern.compile("([{-~\\[-` -&(-+:-@/])");
        private static final Pattern POINT_AFTER_NO_DIGIT = Pattern.compile("([^0-9])([.,])");
        private static final Pattern POINT_BEFORE_NO_DIGIT = Pattern.compile("([.,])([^0-9])");
        private static final Pattern DASH_AFTER_DIGIT = Pattern.compile("([0-9])(-)");

        private Tokenizer13a() {}

        static List<String> words(String text) {
            String line = unescaped(text.stripTrailing()
                    .replace("<skipped>", "")
                    .replace("-\n", "")
                    .replace('\n', ' '));
            line = SYMBOL.matcher(line).replaceAll(" $1 ");
            line = POINT_AFTER_NO_DIGIT.matcher(line).replaceAll("$1 $2 ");
            line = POINT_BEFORE_NO_DIGIT.matcher(line).replaceAll(" $1 $2");
            line = DASH_AFTER_DIGIT.matcher(line).replaceAll("$1 $2 ");
            return split(line);
        }

        private static String unescaped(String line) {
            return line.replace("&quot;", "\"")
                    .replace("&amp;", "&")
                    .replace("&lt;", "<")
                    .replace("&gt;", ">");
        }

        /** At white space as Python knows it: unlike Java's it has the no-break spaces. */
        private static List<String> split(String line) {
            List<String> words = new ArrayList<>();
            StringBuilder word = new StringBuilder();
            line.codePoints().forEach(c -> {
                if (!blank(c)) {
                    word.appendCodePoint(c);
                } else if (word.length() > 0) {
                    words.add(word.toString());
                    word.setLength(0);
                }
            });
            if (word.length() > 0) {
                words.add(word.toString());
            }
            return words;
        }

        private static boolean blank(int c) {
            return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
        }
    }
}
