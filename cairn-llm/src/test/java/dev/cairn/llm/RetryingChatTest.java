package dev.cairn.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        Backoff jittered = new Backoff(200, seconds(4), 1, seconds(4), 0.25);
        new RetryingChat(new Failing(199, null), jittered, time).answer(HELLO);
        assertThat(time.sleeps())
                .allSatisfy(pause -> assertThat(pause.toMillis()).isBetween(3000L, 5000L));
        assertThat(time.sleeps().stream().distinct().count()).isGreaterThan(100);
    }

    @Test
    void afterSeveralRequestsInARowThatFailedNoneIsTried() {
        Failing model = new Failing(9, null);
        BreakingChat breaker = new BreakingChat(model, 3);
        assertThatThrownBy(() -> breaker.answer(HELLO)).isInstanceOf(RetriableLlmException.class);
        assertThatThrownBy(() -> breaker.answer(HELLO)).isInstanceOf(RetriableLlmException.class);
        assertThatThrownBy(() -> breaker.answer(HELLO))
                .isInstanceOf(LlmUnusableException.class)
                .hasMessageContaining("3 requests in a row (busy)")
                .hasMessageContaining("the same command goes on");
        assertThatThrownBy(() -> breaker.answer(HELLO)).isInstanceOf(LlmUnusableException.class);
        assertThat(model.calls).isEqualTo(3);
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
