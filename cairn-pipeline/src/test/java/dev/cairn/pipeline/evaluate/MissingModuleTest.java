package dev.cairn.pipeline.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.UserException;
import org.junit.jupiter.api.Test;

class MissingModuleTest {
    @Test
    void withoutItsModuleWhatThePublishedCodeDoesIsRefusedWithWhatToDo() {
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            assertThat(AgentVariant.named("none")).isEqualTo(AgentVariant.DEFAULT);
            assertThatThrownBy(() -> AgentVariant.named("original"))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("cairn-conformance");
            assertThatThrownBy(() -> RowComparison.named("em-in-world"))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("interactive, em and sg")
                    .hasMessageContaining("cairn-conformance");
        } finally {
            thread.setContextClassLoader(usual);
        }
    }
}
