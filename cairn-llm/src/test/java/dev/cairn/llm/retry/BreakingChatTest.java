package dev.cairn.llm.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.llm.ChatAnswer;
import dev.cairn.llm.ChatMessage;
import dev.cairn.llm.ChatModel;
import dev.cairn.llm.ChatRequest;
import dev.cairn.llm.LlmUnusableException;
import dev.cairn.llm.PermanentLlmException;
import dev.cairn.llm.RetriableLlmException;
import dev.cairn.llm.ServerDownException;
import dev.cairn.llm.TokenUsage;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class BreakingChatTest {
    private static final ChatRequest HELLO = new ChatRequest("m", List.of(ChatMessage.user("Hello?")), 0, 50);
    private static final ChatAnswer HI = new ChatAnswer("Hi.", "stop", TokenUsage.NONE);

    private int calls;
    private boolean answeredBefore;

    @Test
    void afterSeveralRequestsInARowThatFailedNoneIsTried() {
        ChatModel breaker = breaking(call -> call == 1 ? null : new RetriableLlmException("busy"));
        assertThat(breaker.answer(HELLO)).isEqualTo(HI);
        assertThatThrownBy(() -> breaker.answer(HELLO)).isInstanceOf(RetriableLlmException.class);
        assertThatThrownBy(() -> breaker.answer(HELLO)).isInstanceOf(RetriableLlmException.class);
        assertThatThrownBy(() -> breaker.answer(HELLO))
                .isInstanceOf(LlmUnusableException.class)
                .hasMessageContaining("3 requests in a row (busy)")
                .hasMessageContaining("the same command goes on");
        assertThatThrownBy(() -> breaker.answer(HELLO)).isInstanceOf(LlmUnusableException.class);
        assertThat(calls).isEqualTo(4);
    }

    @Test
    void anAnswerInBetweenShowsThatTheServerIsWell() {
        ChatModel breaker = breaking(call -> call % 3 == 1 ? null : new RetriableLlmException("busy"));
        for (int i = 0; i < 12; i++) {
            try {
                breaker.answer(HELLO);
            } catch (RetriableLlmException e) {
                assertThat(e).hasMessage("busy");
            }
        }
        assertThat(calls).isEqualTo(12);
    }

    @Test
    void aServerThatHasAnsweredNothingYetIsNotExcusedByTheFirstRequest() {
        ChatModel breaker = breaking(call -> new RetriableLlmException("busy"));
        assertThatThrownBy(() -> breaker.answer(HELLO))
                .isInstanceOf(LlmUnusableException.class)
                .hasMessageContaining("has not answered anything yet: busy");
    }

    @Test
    void nobodyAtTheAddressIsNoFaultOfARequestAlsoLater() {
        ChatModel breaker = breaking(call -> call < 3 ? null : new ServerDownException("cannot connect"));
        breaker.answer(HELLO);
        breaker.answer(HELLO);
        assertThatThrownBy(() -> breaker.answer(HELLO))
                .isInstanceOf(LlmUnusableException.class)
                .hasMessageContaining("cannot connect");
    }

    @Test
    void whenTheFirstRequestsAreAllRefusedTheRestIsNotAsked() {
        ChatModel breaker = breaking(call -> new PermanentLlmException("no such luck"));
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> breaker.answer(HELLO)).isInstanceOf(PermanentLlmException.class);
        }
        assertThatThrownBy(() -> breaker.answer(HELLO))
                .isInstanceOf(LlmUnusableException.class)
                .hasMessageContaining("the first 3 requests came to nothing: no such luck");
    }

    @Test
    void onceAnsweredAnyNumberOfRequestsMayBeRefusedByThemselves() {
        ChatModel breaker = breaking(call -> call == 1 ? null : new PermanentLlmException("too long"));
        breaker.answer(HELLO);
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> breaker.answer(HELLO)).isInstanceOf(PermanentLlmException.class);
        }
    }

    @Test
    void aServerThatAnsweredAnEarlierProcessMayFailAtSingleRequests() {
        answeredBefore = true;
        ChatModel refusing = breaking(call -> new PermanentLlmException("too long"));
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> refusing.answer(HELLO)).isInstanceOf(PermanentLlmException.class);
        }
        ChatModel failing = breaking(call -> new RetriableLlmException("busy"));
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> failing.answer(HELLO)).isInstanceOf(RetriableLlmException.class);
        }
        assertThatThrownBy(() -> failing.answer(HELLO))
                .isInstanceOf(LlmUnusableException.class)
                .hasMessageContaining("3 requests in a row (busy)");
    }

    private ChatModel breaking(IntFunction<@org.jspecify.annotations.Nullable RuntimeException> failures) {
        return new BreakingChat(
                request -> {
                    RuntimeException failure = failures.apply(++calls);
                    if (failure != null) {
                        throw failure;
                    }
                    return HI;
                },
                3,
                () -> answeredBefore);
    }
}
