package dev.cairn.agent.match;

import dev.cairn.domain.agent.AdmissibleActions;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How an action is found in place of one that is not valid.
 *
 * @param byWords ranks by words
 * @param byMeaning ranks by a similarity of sentences
 * @param guesses which valid actions may be taken for an answer
 * @param rewriting what goes before all matching
 */
public record MatchChoices(
        ActionRanker byWords, Function<Similarity, ActionRanker> byMeaning, Guesses guesses, Rewriting rewriting) {
    /** As Cairn matches: the nearest, and none that decides something which is not meant. */
    public static final MatchChoices DEFAULT = new MatchChoices(
            new JaccardRanker(),
            similarity -> new EmbeddingRanker(similarity, 1),
            (admissible, answer, candidates) -> candidates.stream()
                    .filter(action -> admissible.mayStandFor(answer, action))
                    .toList(),
            (predictions, moment) -> Optional.empty());

    /** Which valid actions may be taken for an answer. */
    @FunctionalInterface
    public interface Guesses {
        /**
         * Those that may be taken.
         *
         * @param admissible of the world
         * @param answer the first prediction
         * @param candidates valid actions, short ones first
         */
        List<String> among(AdmissibleActions admissible, String answer, List<String> candidates);
    }

    /** A rule of a task that goes before all matching. */
    @FunctionalInterface
    public interface Rewriting {
        /**
         * The action to try; empty if the rule says nothing.
         *
         * @param predictions best first, at least one
         */
        Optional<String> instead(List<String> predictions, MatchContext moment);
    }
}
