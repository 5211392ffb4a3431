package dev.cairn.llm.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.UserException;
import dev.cairn.llm.ChatAnswer;
import dev.cairn.llm.ChatMessage;
import dev.cairn.llm.ChatModel;
import dev.cairn.llm.ChatRequest;
import dev.cairn.llm.LlmUnusableException;
import dev.cairn.llm.PermanentLlmException;
import dev.cairn.llm.TokenUsage;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AllStopChatTest {
    private static final ChatRequest HELLO = new ChatRequest("m", List.of(ChatMessage.user("Hello?")), 0, 50);

    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void afterWhatOnlyTheUserCanMendNothingIsAsked() {
        ChatModel chat = new AllStopChat(request -> {
            calls.incrementAndGet();
            throw new LlmUnusableException("no key");
        });
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> chat.answer(HELLO))
                    .isInstanceOf(UserException.class)
                    .hasMessage("no key");
        }
        assertThat(calls).hasValue(1);
    }

    @Test
    void afterAFailureOfOneQuestionOthersAreAsked() {
        ChatModel chat = new AllStopChat(request -> {
            if (calls.getAndIncrement() == 0) {
                throw new PermanentLlmException("too long");
            }
            return new ChatAnswer("Hi.", "stop", TokenUsage.NONE);
        });
        assertThatThrownBy(() -> chat.answer(HELLO)).isInstanceOf(PermanentLlmException.class);
        assertThat(chat.answer(HELLO).text()).isEqualTo("Hi.");
    }
}
