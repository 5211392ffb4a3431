package dev.cairn.agent.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.agent.match.ActionMatcher.Match;
import dev.cairn.core.Choice;
import dev.cairn.scienceworld.agent.ScienceWorldChoices;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActionMatcherTest {
    private static final List<String> VALID = List.of(
            "focus on apple",
            "focus on dove",
            "focus on kitchen",
            "close door to hallway",
            "go to kitchen",
            "pick up apple",
            "pick up red apple in bowl");

    private final ActionMatcher matcher = ActionMatcher.byWords(new ScienceWorldChoices());

    @Test
    void aPredictionThatIsValidWins() {
        assertThat(matcher.nearest(List.of("take apple", "pick up apple"), after()))
                .isEqualTo(new Match("pick up apple", Choice.LATER_PREDICTION));
    }

    @Test
    void otherwiseTheSharpestOverlapOfWords() {
        assertThat(matcher.nearest(List.of("pick up the apple"), after()))
                .isEqualTo(new Match("pick up apple", Choice.OVERLAP));
    }

    @Test
    void whatIsNotInSightIsNotFocusedOn() {
        assertThat(matcher.nearest(List.of("focus on dove"), after()))
                .isEqualTo(new Match("focus on dove", Choice.NONE_VALID));
    }

    @Test
    void aFocusIsGuessedOnlyFromAShorterName() {
        List<String> valid = List.of("focus on ice cream", "focus on chocolate ice", "go to ice", "focus on soap");
        MatchContext moment =
                new MatchContext("melt", valid, "ice cream, soap", "chocolate ice", List.of("look around"));
        assertThat(nearest("focus on cream", moment)).isEqualTo("focus on ice cream");
        assertThat(nearest("focus on dish soap", moment)).isEqualTo("focus on dish soap");
        assertThat(nearest("on soap", moment)).isEqualTo("go to ice");
    }

    @Test
    void whatWasJustTriedIsNotTriedAgain() {
        assertThat(nearest("go to kitchen", after("go to kitchen", "wait", "wait")))
                .isNotEqualTo("go to kitchen");
        assertThat(nearest("go to kitchen", after("go to kitchen", "wait", "wait", "wait")))
                .isEqualTo("go to kitchen");
    }

    @Test
    void doorsMayBeOpenedEvenIfTheWorldDoesNotListThem() {
        assertThat(nearest("open door to green house", after())).isEqualTo("open door to greenhouse");
    }

    @Test
    void theSixthPredictionIsNotLookedAt() {
        List<String> predictions = List.of("fly", "fly", "fly", "fly", "fly", "go to kitchen");
        assertThat(matcher.nearest(predictions, after()).choice()).isEqualTo(Choice.OVERLAP);
    }

    private String nearest(String prediction, MatchContext moment) {
        return matcher.nearest(List.of(prediction), moment).action();
    }

    private static MatchContext after(String... actions) {
        return new MatchContext("boil", VALID, "Here you see: an apple", "an orange", List.of(actions));
    }
}
