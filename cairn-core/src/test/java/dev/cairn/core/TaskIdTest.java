package dev.cairn.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"../secret", "a/b", "a\\b", "..", ".hidden", "a\nb", "a\0b", "/etc/passwd"})
    void aNameThatCouldLeadToAnotherFolderIsNone(String text) {
        assertThatThrownBy(() -> new TaskId(0, text, "4-1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the name of a task has no slash");
        assertThatThrownBy(() -> new TaskId(0, "find", text)).hasMessageContaining("the code of a task has no slash");
    }

    @Test
    void namesOfWorldsAreNames() {
        assertThat(new TaskId(3, "lifespan-(longest-lived-then-shortest-lived)", "7-3"))
                .hasToString("7-3 lifespan-(longest-lived-then-shortest-lived)");
        assertThat(new TaskId(3, "find the key, é", "t.1").code()).isEqualTo("t.1");
    }
}
