package dev.cairn.pipeline.improve;

import java.util.List;

/**
 * What a round's searches came to.
 *
 * @param variations played
 * @param solvedAlone variations that the agent solves by itself
 * @param solvedBySearch further ones, solved by other decisions
 * @param attempts episodes played
 * @param score mean score of the agent by itself
 */
public record SearchResult(int variations, int solvedAlone, int solvedBySearch, int attempts, double score) {
    static SearchResult of(List<Searched> all) {
        return new SearchResult(
                all.size(),
                (int) all.stream().filter(one -> one.ownScore() == 100).count(),
                (int) all.stream().filter(one -> one.found().isPresent()).count(),
                all.stream().mapToInt(Searched::attempts).sum(),
                all.stream().mapToInt(Searched::ownScore).average().orElse(0));
    }
}
