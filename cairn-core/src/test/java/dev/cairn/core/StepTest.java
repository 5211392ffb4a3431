package dev.cairn.core;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StepTest {
    @Test
    void aStepWithoutAnActionIsNone() {
        assertThatThrownBy(() -> new Step(" ", "You wait.", 0, false, "", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a step needs an action");
    }
}
