package dev.cairn.pipeline.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.UserException;
import org.junit.jupiter.api.Test;

class AgentVariantTest {
    @Test
    void withoutItsModuleThePublishedAgentIsRefusedWithWhatToDo() {
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            assertThat(AgentVariant.named("none")).isEqualTo(AgentVariant.DEFAULT);
            assertThatThrownBy(() -> AgentVariant.named("original"))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("cairn-conformance");
        } finally {
            thread.setContextClassLoader(usual);
        }
    }
}
