package dev.cairn.agent.match;

import dev.cairn.core.Choice;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The action nearest in meaning to all the predictions together: the greatest sum of similarities.
 *
 * @param rank 1 for the nearest
 */
public record EmbeddingRanker(Similarity similarity, int rank) implements ActionRanker {
    @Override
    public Choice choice() {
        return Choice.SIMILARITY;
    }

    @Override
    public Optional<String> nearest(List<String> predictions, List<String> candidates) {
        double[] sums = similarity.sums(predictions, candidates);
        return IntStream.range(0, sums.length)
                .boxed()
                .sorted((a, b) -> Double.compare(sums[b], sums[a]))
                .skip(rank - 1L)
                .findFirst()
                .map(candidates::get);
    }
}
