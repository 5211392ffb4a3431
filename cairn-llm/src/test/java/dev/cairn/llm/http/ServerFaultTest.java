package dev.cairn.llm.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cairn.core.io.Json;
import dev.cairn.llm.ChatMessage;
import dev.cairn.llm.ChatRequest;
import dev.cairn.llm.ChatServer;
import dev.cairn.llm.ChatServer.Reply;
import dev.cairn.llm.FakeTime;
import dev.cairn.llm.LlmUnusableException;
import dev.cairn.llm.PermanentLlmException;
import dev.cairn.llm.RawServer;
import dev.cairn.llm.RetriableLlmException;
import dev.cairn.llm.TokenUsage;
import dev.cairn.llm.UnusableAnswerException;
import dev.cairn.llm.retry.Backoff;
import dev.cairn.llm.retry.RetryingChat;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What real servers answer when something is wrong, and whom it concerns. */
class ServerFaultTest {
    private static final ChatRequest HELLO =
            new ChatRequest("some-model", List.of(ChatMessage.user("Hello?")), 0, 4096);

    private final FakeTime time = new FakeTime();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|{\"error\":{\"message\":\"nosuch/model is not a valid model ID\",\"code\":400}}|--llm-model some-model",
                "422|{\"error\":{\"message\":\"Unable to access model x.\",\"code\":\"model_not_available\"}}|--llm-model some-model",
                "400|{\"error\":\"The requested model 'x' is not supported by any provider\"}|--llm-model some-model",
                "400|{\"error\":\"No models loaded. Please load a model\"}|--llm-model some-model",
                "400|[{\"error\":{\"code\":400,\"message\":\"API key not valid. Please pass a valid API key.\"}}]|CAIRN_LLM_KEY",
                "402|{\"error\":{\"message\":\"Insufficient Balance\",\"code\":\"invalid_request_error\"}}|add credit",
                "401|{\"error\":{\"message\":\"no\"}}|CAIRN_LLM_KEY",
                "403|{\"error\":{\"message\":\"Country not supported\"}}|CAIRN_LLM_KEY",
                "404|{\"detail\":\"Not Found\"}|--llm-url",
                "407|proxy authentication required|HTTPS_PROXY",
                "400|{\"error\":{\"message\":\"Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens'\"}}|--token-field",
                "400|{\"error\":{\"message\":\"Unsupported value: 'temperature' does not support 0\"}}|--llm-field NAME=",
                "422|{\"detail\":[{\"type\":\"extra_forbidden\",\"loc\":[\"body\",\"n\"]}]}|--llm-field NAME=",
                "200|{\"error\":\"Unexpected endpoint or method. (POST /x)\"}|--llm-url",
                "200|{\"error\":{\"message\":\"wrong key\",\"code\":401}}|CAIRN_LLM_KEY",
            })
    void aFaultOfEveryRequestStopsWithAddressModelWordsAndAdvice(int status, String body, String advice) {
        Throwable failure = ask(status, body);
        assertThat(failure)
                .isInstanceOf(LlmUnusableException.class)
                .hasMessageStartingWith("http://localhost:")
                .hasMessageContaining("some-model")
                .hasMessageContaining(advice)
                .hasMessageEndingWith("the same command goes on");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403|{\"error\":{\"message\":\"Your input was flagged\",\"metadata\":{\"reasons\":[\"violence\"]}}}",
                "400|{\"error\":{\"message\":\"This model's maximum context length is 2048 tokens\"}}",
                "400|{\"error\":{\"message\":\"no\",\"code\":\"content_filter\"}}",
                "413|too large",
                "400|{\"error\":{\"message\":\"something else\"}}",
            })
    void aFaultOfOneQuestionConcernsThatQuestion(int status, String body) {
        assertThat(ask(status, body)).isExactlyInstanceOf(PermanentLlmException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"message\":\"Provider returned error\",\"code\":502}}",
                "{\"choices\":[{\"error\":{\"message\":\"overloaded\"},\"message\":{\"content\":\"\"}}]}",
                "{\"error\":\"busy\"}"
            })
    void anErrorInABodyOfSuccessIsNoAnswer(String body) {
        assertThat(ask(200, body)).isInstanceOf(RetriableLlmException.class);
    }

    @Test
    void whenTheAnswerTakesUpTheContextTheMessageSaysSo() {
        assertThat(ask(
                        400,
                        error("maximum context length is 2048, you requested 5200 (1104 and 4096 in the completion)")))
                .hasMessageContaining("fewer with --answer-tokens");
    }

    @Test
    void anAddressWithoutAVersionIsSuspected() {
        try (ChatServer server = new ChatServer(request -> ChatServer.error(404, "nothing here"))) {
            LlmServer bare = new LlmServer(
                    server.url().replace("/v1", ""), Optional.empty(), Duration.ofSeconds(20), RequestFields.DEFAULT);
            assertThatThrownBy(() -> new HttpChat(bare, time).answer(HELLO))
                    .hasMessageContaining("most addresses end in /v1, this one does not");
        }
        assertThat(ask(404, error("nothing here"))).hasMessageNotContaining("/v1,");
    }

    @Test
    void aRefusalAfterAnAnswerConcernsTheQuestion() {
        try (ChatServer server =
                new ChatServer(ChatServer.inOrder(ChatServer.says("Hi."), ChatServer.error(403, "not this")))) {
            HttpChat chat = chat(server.url(), 20);
            chat.answer(HELLO);
            assertThatThrownBy(() -> chat.answer(HELLO)).isExactlyInstanceOf(PermanentLlmException.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"content\":\"\",\"reasoning_content\":\"I think\"}|length",
                "{\"content\":null,\"reasoning\":\"1- a(b): {'c'}\"}|stop",
                "{\"content\":\"<think>1- draft(a): {'b'}\"}|length",
                "{\"content\":\"Well. <think>1- draft(a): {'b'}\"}|stop",
                "{\"content\":\"\"}|length",
                "{\"content\":\"1- half(\"}|content_filter",
            })
    void thinkingWithoutAnAnswerIsNone(String message, String finish) {
        assertThat(ask(200, "{\"choices\":[{\"message\":" + message + ",\"finish_reason\":\"" + finish + "\"}]}"))
                .isInstanceOf(UnusableAnswerException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<think>draft</think>\n\nHi.",
                "draft</think>Hi.",
                "<think>a</think><think>b</think> Hi.",
                "[THINK]draft[/THINK]Hi.",
                "<seed:think>draft</seed:think>Hi.",
                "◁think▷draft◁/think▷Hi.",
                "<|channel|>analysis<|message|>draft<|end|><|start|>assistant<|channel|>final<|message|>Hi.",
                "Hi."
            })
    void whatIsThoughtAloudIsNoPartOfTheAnswer(String content) {
        try (ChatServer server = new ChatServer(request -> ChatServer.says(content))) {
            assertThat(chat(server.url(), 20).answer(HELLO).text()).isEqualTo("Hi.");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"prompt_tokens\":-5,\"completion_tokens\":9223372036854775807}|6|2",
                "{\"prompt_tokens\":\"many\",\"completion_tokens\":null}|6|2",
                "{\"prompt_tokens\":1e30,\"completion_tokens\":2.5}|6|2",
                "{\"prompt_tokens\":100,\"completion_tokens\":20,\"total_tokens\":120}|100|20",
                "{\"prompt_tokens\":100,\"completion_tokens\":20,\"total_tokens\":520}|100|420",
                "{\"prompt_tokens\":100,\"completion_tokens\":500,\"completion_tokens_details\":{\"reasoning_tokens\":400}}|100|500",
                "{\"prompt_tokens\":100,\"completion_tokens\":20,\"completion_tokens_details\":{\"reasoning_tokens\":400}}|100|420",
                "{}|6|2",
            })
    void tokenCountsAreBelievedIfTheyCanBeTrueAndThinkingCounts(String usage, long input, long output) {
        String body = "{\"choices\":[{\"message\":{\"content\":\"1234567\"}}],\"usage\":" + usage + "}";
        try (ChatServer server = new ChatServer(request -> new Reply.Send(200, Map.of(), body))) {
            assertThat(chat(server.url(), 20).answer(HELLO).usage()).isEqualTo(new TokenUsage(input, output));
        }
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void aBodyWithoutEndIsGivenUp() {
        try (ChatServer server = new ChatServer(request -> new Reply.Drip("x".repeat(1 << 16), 0))) {
            assertThatThrownBy(() -> chat(server.url(), 50).answer(HELLO))
                    .isInstanceOf(RetriableLlmException.class)
                    .hasMessageContaining("longer than 8388608 bytes");
        }
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void aBodyThatDripsEndsAtTheDeadline() {
        try (ChatServer server = new ChatServer(request -> new Reply.Drip(" ", 50))) {
            assertThatThrownBy(() -> chat(server.url(), 1).answer(HELLO))
                    .isInstanceOf(RetriableLlmException.class)
                    .hasMessageContaining("has not answered within 1 s");
        }
    }

    @Test
    void controlCharactersOfAServerDoNotReachTheTerminal() {
        assertThat(ask(400, error("\u001b[2J\u001b[31mowned\u0007\r\nfake line")))
                .hasMessageEndingWith("400: [2J [31mowned fake line");
    }

    /** Asked as a run asks: once in a hundred times Java's client sees the connection closed before it sees what came, and asks again. */
    @Test
    void aServerWithoutTlsBehindHttpsStopsEverything() throws IOException {
        try (RawServer server = new RawServer("HTTP/1.1 400 Bad Request\r\n\r\n")) {
            RetryingChat chat =
                    new RetryingChat(chat(server.url().replace("http:", "https:"), 20), Backoff.DEFAULT, time);
            assertThatThrownBy(() -> chat.answer(HELLO))
                    .isInstanceOf(LlmUnusableException.class)
                    .hasMessageContaining("no safe connection")
                    .hasMessageContaining("SSL_CERT_FILE");
        }
    }

    private static String error(String message) {
        return Json.write(Map.of("error", Map.of("message", message)));
    }

    private Throwable ask(int status, String body) {
        try (ChatServer server = new ChatServer(request -> new Reply.Send(status, Map.of(), body))) {
            HttpChat chat = chat(server.url(), 20);
            return catchThrowable(() -> chat.answer(HELLO));
        }
    }

    private HttpChat chat(String url, int seconds) {
        return new HttpChat(
                new LlmServer(url, Optional.empty(), Duration.ofSeconds(seconds), RequestFields.DEFAULT), time);
    }
}
