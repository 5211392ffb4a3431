package dev.cairn.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MentionsTest {
    private final Mentions mentions = new Mentions()
            .add("Your task is to find a(n) plant.")
            .add("In it you see: \n\ta flower pot 3 (containing soil)");

    @Test
    void wordsAreFoundWholeAndInOrder() {
        assertThat(mentions.name("Flower pot 3")).isTrue();
        assertThat(mentions.name("pot containing soil")).isFalse();
        assertThat(mentions.name("flower pot 3 containing soil")).isTrue();
        assertThat(mentions.name("lower pot")).isFalse();
    }

    @Test
    void textsDoNotRunIntoEachOther() {
        assertThat(mentions.name("plant in it")).isFalse();
    }

    @Test
    void aSubGoalIsNamedIfAllOfItIs() {
        assertThat(mentions.nameAllOf(new SubGoal("place(soil, flower pot 3)"))).isTrue();
        assertThat(mentions.nameAllOf(new SubGoal("place(soil, flower pot 4)"))).isFalse();
        assertThat(mentions.nameAllOf(new SubGoal("look"))).isTrue();
    }
}
