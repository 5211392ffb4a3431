package dev.cairn.agent.match;

import dev.cairn.core.Choice;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the valid action nearest to what a policy meant: a prediction that is valid as it stands, or else the nearest by
 * meaning or by words. Safe for use by several threads.
 */
public final class ActionMatcher implements AutoCloseable {
    /** Predictions that are looked at. */
    private static final int BEST = 5;

    /** The action to try, and why this one. */
    public record Match(String action, Choice choice) {}

    /** What ends an episode with nothing if it is done with the wrong thing. */
    private static final String FOCUS = "focus on ";

    private final ActionRanker nearness;
    private final MatchChoices choices;
    private final Runnable onClose;

    private ActionMatcher(ActionRanker nearness, MatchChoices choices, Runnable onClose) {
        this.nearness = nearness;
        this.choices = choices;
        this.onClose = onClose;
    }

    /** Decides by shared words. */
    public static ActionMatcher byWords() {
        return byWords(MatchChoices.DEFAULT);
    }

    /** Decides by words, as {@code choices} have it. */
    public static ActionMatcher byWords(MatchChoices choices) {
        return new ActionMatcher(choices.byWords(), choices, () -> {});
    }

    /** Decides by meaning; closes {@code similarity} with itself. */
    public static ActionMatcher byMeaning(Similarity similarity) {
        return byMeaning(similarity, MatchChoices.DEFAULT);
    }

    /** Decides by meaning, as {@code choices} have it; closes {@code similarity} with itself. */
    public static ActionMatcher byMeaning(Similarity similarity, MatchChoices choices) {
        return new ActionMatcher(choices.byMeaning().apply(similarity), choices, similarity::close);
    }

    /**
     * The action to try instead.
     *
     * @param predictions best first, at least one
     * @return the first prediction itself if nothing is near
     */
    public Match nearest(List<String> predictions, MatchContext moment) {
        List<String> candidates = Candidates.of(moment);
        List<String> best = predictions.subList(0, Math.min(BEST, predictions.size()));
        return choices.rewriting().instead(predictions, moment)
                .map(action -> new Match(action, Choice.RULE))
                .or(() -> valid(best, candidates).map(action -> new Match(action, Choice.LATER_PREDICTION)))
                .or(() -> nearness.nearest(best, choices.guesses().among(predictions.get(0).strip(), candidates))
                        .map(action -> new Match(action, nearness.choice())))
                .orElseGet(() -> new Match(predictions.get(0), Choice.NONE_VALID));
    }

    /** The actions that may be taken in place of a prediction: short ones first, then by text. */
    public static List<String> candidates(MatchContext moment) {
        return Candidates.of(moment);
    }

    private static Optional<String> valid(List<String> predictions, List<String> candidates) {
        return predictions.stream()
                .map(prediction ->
                        prediction.replace("green house", "greenhouse").strip())
                .filter(candidates::contains)
                .findFirst();
    }

    /**
     * What may be taken for an answer that is not valid: a focus only if it is one with all words of the answer, as {@code
     * focus on ice cream} is for {@code focus on ice}; other actions only for other answers.
     */
    static List<String> withoutOtherFocus(String answer, List<String> candidates) {
        if (!answer.startsWith(FOCUS)) {
            return candidates.stream()
                    .filter(action -> !action.startsWith(FOCUS))
                    .toList();
        }
        Set<String> words = JaccardRanker.words(answer);
        return candidates.stream()
                .filter(action ->
                        action.startsWith(FOCUS) && JaccardRanker.words(action).containsAll(words))
                .toList();
    }

    @Override
    public void close() {
        onClose.run();
    }
}
