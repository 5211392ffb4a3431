package dev.cairn.llm.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.llm.ChatAnswer;
import dev.cairn.llm.ChatMessage;
import dev.cairn.llm.ChatModel;
import dev.cairn.llm.ChatRequest;
import dev.cairn.llm.FakeTime;
import dev.cairn.llm.LlmUnusableException;
import dev.cairn.llm.TokenUsage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nobody sleeps here: what is reserved one after the other adds up, less the little time that the test takes. */
class RateLimitedChatTest {
    private static final Duration TEST = Duration.ofSeconds(5);

    private final FakeTime time = new FakeTime();

    @Test
    void requestsAreSpreadOverTheMinute() {
        ChatModel chat = limited(6, 0);
        for (int i = 0; i < 7; i++) {
            chat.answer(question(1));
        }
        assertThat(time.sleeps()).hasSize(6);
        assertThat(time.sleeps().get(0)).isBetween(seconds(10).minus(TEST), seconds(10));
        assertThat(time.sleeps().get(5)).isBetween(seconds(60).minus(TEST), seconds(60));
    }

    @Test
    void aRequestWaitsForRoomForItsTokensAndItsLongestAnswer() {
        ChatModel chat = limited(0, 600);
        chat.answer(question(595));
        chat.answer(question(595));
        assertThat(time.sleeps()).hasSize(2);
        assertThat(time.sleeps().get(0)).isBetween(seconds(60).minus(TEST), seconds(60));
        assertThat(time.sleeps().get(1)).isBetween(seconds(120).minus(TEST), seconds(120));
    }

    @Test
    void aRequestThatNeverHasRoomIsRefusedInsteadOfWaiting() {
        ChatModel chat = limited(0, 600);
        assertThatThrownBy(() -> chat.answer(question(596)))
                .isInstanceOf(LlmUnusableException.class)
                .hasMessageContaining("may take 601 tokens, more than --tokens-per-minute 600 ever lets through");
        assertThat(time.sleeps()).isEmpty();
    }

    @Test
    void ofBothLimitsTheLongerWaitCounts() {
        ChatModel chat = limited(6, 1_000_000);
        chat.answer(question(1));
        chat.answer(question(1));
        assertThat(time.sleeps())
                .last()
                .satisfies(wait -> assertThat(wait).isBetween(seconds(10).minus(TEST), seconds(10)));
    }

    @Test
    void withoutLimitsNothingWaits() {
        ChatModel chat = limited(0, 0);
        for (int i = 0; i < 1000; i++) {
            chat.answer(question(1_000_000));
        }
        assertThat(time.sleeps()).isEmpty();
    }

    private ChatModel limited(int requests, long tokens) {
        return new RateLimitedChat(request -> new ChatAnswer("Hi.", "stop", TokenUsage.NONE), requests, tokens, time);
    }

    /** With five tokens of its own. */
    private static ChatRequest question(int answerTokens) {
        ChatRequest question = new ChatRequest("m", List.of(ChatMessage.user("?")), 0, answerTokens);
        assertThat(question.estimatedTokens()).isEqualTo(5);
        return question;
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }
}
