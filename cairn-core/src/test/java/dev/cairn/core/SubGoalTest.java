package dev.cairn.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SubGoalTest {
    @Test
    void readsHeadAndArgumentsOfACall() {
        SubGoal subGoal = new SubGoal("heat(water, stove)");
        assertThat(subGoal.head()).isEqualTo("heat");
        assertThat(subGoal.arguments()).containsExactly("water", "stove");
        assertThat(SubGoal.of("heat", "water", "stove")).isEqualTo(subGoal);
    }

    @Test
    void takesAnyTextThatALanguageModelWrites() {
        assertThat(new SubGoal("find the stove").head()).isEqualTo("find the stove");
        assertThat(new SubGoal("find the stove").arguments()).isEmpty();
        assertThat(new SubGoal("wait()").arguments()).isEmpty();
    }

    @Test
    void refusesABlankText() {
        assertThatThrownBy(() -> new SubGoal(" ")).isInstanceOf(IllegalArgumentException.class);
    }
}
