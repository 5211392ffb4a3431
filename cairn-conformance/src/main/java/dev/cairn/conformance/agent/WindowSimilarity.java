package dev.cairn.conformance.agent;

import dev.cairn.agent.match.Similarity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/** The similarity that the recordings were made with: windows of three characters, hashed into 64 places. */
final class WindowSimilarity implements Similarity {
    private static final int PLACES = 64;
    private static final int WINDOW = 3;

    @Override
    public double[] sums(List<String> predictions, List<String> candidates) {
        List<double[]> wanted =
                predictions.stream().map(WindowSimilarity::vector).toList();
        return candidates.stream()
                .map(WindowSimilarity::vector)
                .mapToDouble(candidate -> wanted.stream()
                        .mapToDouble(one -> cosine(one, candidate))
                        .sum())
                .toArray();
    }

    private static double[] vector(String text) {
        double[] vector = new double[PLACES];
        String padded = "^" + text + "$";
        for (int i = 0; i + WINDOW <= padded.length(); i++) {
            CRC32 hash = new CRC32();
            hash.update(padded.substring(i, i + WINDOW).getBytes(StandardCharsets.UTF_8));
            vector[(int) (hash.getValue() % PLACES)]++;
        }
        return vector;
    }

    private static double cosine(double[] a, double[] b) {
        double lengths = Math.sqrt(product(a, a)) * Math.sqrt(product(b, b));
        return lengths == 0 ? 0 : product(a, b) / lengths;
    }

    private static double product(double[] a, double[] b) {
        double product = 0;
        for (int i = 0; i < a.length; i++) {
            product += a[i] * b[i];
        }
        return product;
    }

    @Override
    public void close() {
        // holds nothing
    }
}
