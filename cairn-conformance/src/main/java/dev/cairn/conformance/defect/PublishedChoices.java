package dev.cairn.conformance.defect;

import dev.cairn.agent.choice.AgentChoices;
import dev.cairn.agent.choice.AnswerMeaning;
import dev.cairn.agent.choice.AnswerText;
import dev.cairn.agent.match.EmbeddingRanker;
import dev.cairn.agent.match.MatchChoices;
import dev.cairn.agent.match.MatchContext;
import dev.cairn.domain.Domain;
import dev.cairn.domain.Outcome;
import dev.cairn.domain.action.ActionLanguage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The choices of the published agent, defect by defect; where none is switched on, those of Cairn. */
public final class PublishedChoices {
    /** Where the published agent adds the place of the paint, by task. */
    private static final Map<String, String> PAINT = Map.of(
            "chemistry-mix-paint-secondary-color", "paint in jug",
            "chemistry-mix-paint-tertiary-color", "paint in bowl");

    private static final int FIFTH = 5;

    private PublishedChoices() {}

    /** The agent with these defects. */
    public static AgentChoices of(Defects defects) {
        AgentChoices usual = AgentChoices.DEFAULT;
        return new AgentChoices(
                defects.has(Defect.WORDS_AS_MARKS) ? PublishedChoices::withoutMarks : usual.tidying(),
                meaning(defects),
                defects.has(Defect.END_IN_ANY_BEAM) ? rows -> true : usual.reached(),
                defects.has(Defect.REPEATED_OBSERVATION) ? Outcome::observation : usual.endObservation(),
                !defects.has(Defect.CUT_END),
                matching(defects));
    }

    /** How actions are matched with these defects. */
    public static MatchChoices matching(Defects defects) {
        MatchChoices usual = MatchChoices.DEFAULT;
        return new MatchChoices(
                defects.has(Defect.SHARED_TOKEN_COUNT) ? new SharedTokens() : usual.byWords(),
                defects.has(Defect.FIFTH_BEST)
                        ? similarity -> new EmbeddingRanker(similarity, FIFTH)
                        : usual.byMeaning(),
                defects.has(Defect.GUESSED_FOCUS) ? (admissible, answer, candidates) -> candidates : usual.guesses(),
                defects.has(Defect.PAINT_RULE) ? PublishedChoices::paint : usual.rewriting());
    }

    private static String withoutMarks(String answer) {
        return Arrays.stream(AnswerText.tidy(answer).replace("<", " <").strip().split(" +"))
                .filter(word -> !word.startsWith("<"))
                .collect(Collectors.joining(" "));
    }

    private static AnswerMeaning meaning(Defects defects) {
        if (defects.has(Defect.FORMAL_AS_IS)) {
            return (domain, answers) -> answers;
        }
        if (!defects.has(Defect.LONG_WAIT)) {
            return AnswerMeaning.IN_WORDS;
        }
        return (domain, answers) -> AnswerMeaning.inWords(
                answers, answer -> domain.actions().recover(answer).map(action -> confused(domain, action)));
    }

    /** What the published language takes an action for: a wait of one tick is one of ten. */
    private static String confused(Domain domain, String action) {
        ActionLanguage published = domain.publishedActions();
        return published.formalize(action).flatMap(published::recover).orElse(action);
    }

    private static Optional<String> paint(List<String> predictions, MatchContext moment) {
        return Optional.ofNullable(PAINT.get(moment.task()))
                .map(paint -> predictions.get(0).replace(paint, paint.replace("paint in", "paint in art studio in")));
    }
}
