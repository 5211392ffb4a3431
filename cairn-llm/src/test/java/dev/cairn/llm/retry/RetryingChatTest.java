package dev.cairn.llm.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.llm.ChatAnswer;
import dev.cairn.llm.ChatMessage;
import dev.cairn.llm.ChatModel;
import dev.cairn.llm.ChatRequest;
import dev.cairn.llm.FakeTime;
import dev.cairn.llm.LlmUnusableException;
import dev.cairn.llm.PermanentLlmException;
import dev.cairn.llm.RetriableLlmException;
import dev.cairn.llm.TokenUsage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryingChatTest {
    private static final ChatRequest HELLO = new ChatRequest("m", List.of(ChatMessage.user("Hello?")), 0, 50);
    private static final ChatAnswer HI = new ChatAnswer("Hi.", "stop", TokenUsage.NONE);
    private static final Backoff PLAIN = new Backoff(4, Duration.ofSeconds(1), 3, Duration.ofSeconds(5), 0);

    private final FakeTime time = new FakeTime();

    @Test
    void pausesGrowUpToTheLimitAndThenItGivesUp() {
        Failing model = new Failing(9, null);
        assertThatThrownBy(() -> retrying(model, PLAIN).answer(HELLO)).isInstanceOf(RetriableLlmException.class);
        assertThat(model.calls).isEqualTo(4);
        assertThat(time.sleeps()).containsExactly(seconds(1), seconds(3), seconds(5));
    }

    @Test
    void theServersWishIsRespectedWhenItIsLonger() {
        assertThat(retrying(new Failing(2, seconds(2)), PLAIN).answer(HELLO)).isEqualTo(HI);
        assertThat(time.sleeps()).containsExactly(seconds(2), seconds(3));
    }

    @Test
    void whatNeverWillSucceedIsNotTriedAgain() {
        ChatModel model = request -> {
            throw new PermanentLlmException("too long");
        };
        assertThatThrownBy(() -> retrying(model, PLAIN).answer(HELLO)).isInstanceOf(PermanentLlmException.class);
        assertThat(time.sleeps()).isEmpty();
    }

    @Test
    void jitterMovesAPauseByItsShareAtMost() {
        Backoff jittered = new Backoff(200, seconds(2), 1, seconds(2), 0.25);
        new RetryingChat(new Failing(199, null), jittered, time).answer(HELLO);
        assertThat(time.sleeps())
                .allSatisfy(pause -> assertThat(pause.toMillis()).isBetween(1500L, 2500L));
        assertThat(time.sleeps().stream().distinct().count()).isGreaterThan(100);
    }

    @Test
    void aServerThatWantsToBeLeftAloneForTooLongEndsTheRun() {
        assertThatThrownBy(() -> retrying(new Failing(2, seconds(301)), PLAIN).answer(HELLO))
                .isInstanceOf(LlmUnusableException.class)
                .hasMessageContaining("busy; the server wants to be left alone for 301 s")
                .hasMessageContaining("--max-wait allows 300 s");
        assertThat(time.sleeps()).isEmpty();
        assertThat(retrying(new Failing(1, seconds(300)), PLAIN).answer(HELLO)).isEqualTo(HI);
        assertThat(time.sleeps()).containsExactly(seconds(300));
    }

    private RetryingChat retrying(ChatModel model, Backoff backoff) {
        return new RetryingChat(model, backoff, time);
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static final class Failing implements ChatModel {
        private final int failures;
        private final @org.jspecify.annotations.Nullable Duration retryAfter;
        private int calls;

        Failing(int failures, @org.jspecify.annotations.Nullable Duration retryAfter) {
            this.failures = failures;
            this.retryAfter = retryAfter;
        }

        @Override
        public ChatAnswer answer(ChatRequest request) {
            if (++calls <= failures) {
                throw new RetriableLlmException("busy", retryAfter);
            }
            return HI;
        }
    }
}
