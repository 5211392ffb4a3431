package dev.cairn.agent.match;

import dev.cairn.core.Choice;
import dev.cairn.domain.agent.AdmissibleActions;
import java.util.List;
import java.util.Optional;

/**
 * Finds the valid action nearest to what a policy meant: a prediction that is valid as it stands, or else the nearest by
 * meaning or by words. Safe for use by several threads.
 */
public final class ActionMatcher implements AutoCloseable {
    /** Predictions that are looked at. */
    private static final int BEST = 5;

    /** The action to try, and why this one. */
    public record Match(String action, Choice choice) {}

    private final ActionRanker nearness;
    private final AdmissibleActions admissible;
    private final MatchChoices choices;
    private final Runnable onClose;

    private ActionMatcher(ActionRanker nearness, AdmissibleActions admissible, MatchChoices choices, Runnable onClose) {
        this.nearness = nearness;
        this.admissible = admissible;
        this.choices = choices;
        this.onClose = onClose;
    }

    /** Decides by shared words. */
    public static ActionMatcher byWords(AdmissibleActions admissible) {
        return byWords(admissible, MatchChoices.DEFAULT);
    }

    /** Decides by words, as {@code choices} have it. */
    public static ActionMatcher byWords(AdmissibleActions admissible, MatchChoices choices) {
        return new ActionMatcher(choices.byWords(), admissible, choices, () -> {});
    }

    /** Decides by meaning, as {@code choices} have it; closes {@code similarity} with itself. */
    public static ActionMatcher byMeaning(Similarity similarity, AdmissibleActions admissible, MatchChoices choices) {
        return new ActionMatcher(choices.byMeaning().apply(similarity), admissible, choices, similarity::close);
    }

    /**
     * The action to try instead.
     *
     * @param predictions best first, at least one
     * @return the first prediction itself if nothing is near
     */
    public Match nearest(List<String> predictions, MatchContext moment) {
        List<String> candidates = Candidates.of(admissible, moment);
        List<String> best = predictions.subList(0, Math.min(BEST, predictions.size()));
        return choices.rewriting()
                .instead(predictions, moment)
                .map(action -> new Match(action, Choice.RULE))
                .or(() -> valid(best, candidates).map(action -> new Match(action, Choice.LATER_PREDICTION)))
                .or(() -> nearness.nearest(
                                best,
                                choices.guesses()
                                        .among(admissible, predictions.get(0).strip(), candidates))
                        .map(action -> new Match(action, nearness.choice())))
                .orElseGet(() -> new Match(predictions.get(0), Choice.NONE_VALID));
    }

    /** The actions that may be taken in place of a prediction: short ones first, then by text. */
    public static List<String> candidates(AdmissibleActions admissible, MatchContext moment) {
        return Candidates.of(admissible, moment);
    }

    private Optional<String> valid(List<String> predictions, List<String> candidates) {
        return predictions.stream()
                .map(admissible::spelled)
                .filter(candidates::contains)
                .findFirst();
    }

    @Override
    public void close() {
        onClose.run();
    }
}
