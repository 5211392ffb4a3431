package dev.cairn.agent.match;

import java.util.List;

/** How near texts are in meaning. Safe for use by several threads. */
public interface Similarity extends AutoCloseable {
    /** For each candidate, the sum of its cosine similarities with all predictions. */
    double[] sums(List<String> predictions, List<String> candidates);

    @Override
    void close();
}
