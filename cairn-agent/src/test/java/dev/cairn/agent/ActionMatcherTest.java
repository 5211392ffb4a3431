package dev.cairn.agent;

import static org.assertj.core.api.Assertions.assertThat;

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

    private final ActionMatcher matcher = new ActionMatcher(VALID, "Here you see: an apple", "an orange");

    @Test
    void aPredictionThatIsValidWins() {
        assertThat(nearest(List.of("take apple", "pick up apple"), List.of())).isEqualTo("pick up apple");
    }

    @Test
    void otherwiseTheSharpestOverlapOfWords() {
        assertThat(nearest(List.of("pick up the apple"), List.of())).isEqualTo("pick up apple");
    }

    @Test
    void whatIsNotInSightIsNotFocusedOn() {
        assertThat(nearest(List.of("focus on dove"), List.of())).isEqualTo("focus on apple");
    }

    @Test
    void whatWasJustTriedIsNotTriedAgain() {
        assertThat(nearest(List.of("go to kitchen"), List.of("go to kitchen", "wait", "wait")))
                .isNotEqualTo("go to kitchen");
        assertThat(nearest(List.of("go to kitchen"), List.of("go to kitchen", "wait", "wait", "wait")))
                .isEqualTo("go to kitchen");
    }

    @Test
    void doorsMayBeOpenedEvenIfTheWorldDoesNotListThem() {
        assertThat(nearest(List.of("open door to green house", "open door to greenhouse"), List.of()))
                .isEqualTo("open door to greenhouse");
    }

    private String nearest(List<String> predictions, List<String> recent) {
        return matcher.nearest(predictions, recent).action();
    }
}
