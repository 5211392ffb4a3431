package dev.cairn.llm.http;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cairn.core.UserException;
import dev.cairn.llm.ChatAnswer;
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
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpChatTest {
    private static final ChatRequest HELLO =
            new ChatRequest("some-model", List.of(ChatMessage.system("Be brief."), ChatMessage.user("Hello?")), 0, 50);
    private static final String SECRET = "sk-very-secret";

    private final FakeTime time = new FakeTime();

    @Test
    void aRequestIsWhatTheProtocolSays() {
        try (ChatServer server = new ChatServer(request -> ChatServer.says("Hi."))) {
            ChatAnswer answer = chat(server, Optional.of(new ApiKey(SECRET))).answer(HELLO);
            assertThat(answer).isEqualTo(new ChatAnswer("Hi.", "stop", new TokenUsage(100, 20)));
            ChatServer.Received request = server.received().get(0);
            assertThat(request.path()).isEqualTo("/v1/chat/completions");
            assertThat(request.headers().get("Authorization")).containsExactly("Bearer " + SECRET);
            assertThat(request.body().toString())
                    .isEqualTo(
                            "{\"model\":\"some-model\",\"messages\":[{\"role\":\"system\",\"content\":\"Be brief.\"},"
                                    + "{\"role\":\"user\",\"content\":\"Hello?\"}],\"temperature\":0.0,\"max_tokens\":50}");
        }
    }

    @Test
    void stopTextsAndLogProbabilitiesAreAskedForAndRead() {
        String body =
                "{\"choices\":[{\"message\":{\"content\":\" B\"},\"finish_reason\":\"stop\",\"logprobs\":{\"content\":["
                        + "{\"token\":\" \",\"top_logprobs\":[{\"token\":\" \",\"logprob\":0}]},"
                        + "{\"token\":\"B\",\"top_logprobs\":[{\"token\":\"B\",\"logprob\":-0.25},{\"token\":\"A\",\"logprob\":-1.5}]}]}}]}";
        ChatRequest wish = new ChatRequest("m", HELLO.messages(), 0, 5, List.of("\n"), 20);
        try (ChatServer server = new ChatServer(request -> new Reply.Send(200, Map.of(), body))) {
            assertThat(chat(server, Optional.empty()).answer(wish).alternatives())
                    .containsExactly(new ChatAnswer.Alternative("B", -0.25), new ChatAnswer.Alternative("A", -1.5));
            assertThat(server.received().get(0).body().toString())
                    .endsWith("\"max_tokens\":5,\"stop\":[\"\\n\"],\"logprobs\":true,\"top_logprobs\":20}");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"code\":0,\"message\":\"Success\"",
                "\"detail\":{\"region\":\"eu\"},\"error\":null",
                "\"detail\":\"fine\",\"errors\":\"none\""
            })
    void whatAServerSaysBesideAnAnswerIsNoError(String beside) {
        String body = "{" + beside + ",\"choices\":[{\"message\":{\"content\":\"Hi.\"}}]}";
        try (ChatServer server = new ChatServer(request -> new Reply.Send(200, Map.of(), body))) {
            assertThat(chat(server, Optional.empty()).answer(HELLO).text()).isEqualTo("Hi.");
        }
    }

    @Test
    void aLocalServerNeedsNoKey() {
        try (ChatServer server = new ChatServer(request -> ChatServer.says("Hi."))) {
            assertThat(chat(server, Optional.empty()).answer(HELLO).text()).isEqualTo("Hi.");
            assertThat(server.received().get(0).headers()).doesNotContainKey("Authorization");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html><body>Please log in</body></html>", "\n data: {\"choices\": []}\n\n"})
    void whatIsAPageOrAStreamIsNotAskedForAgain(String body) {
        try (ChatServer server = new ChatServer(request -> new Reply.Send(200, Map.of(), body))) {
            assertThatThrownBy(() -> chat(server, Optional.empty()).answer(HELLO))
                    .isInstanceOf(LlmUnusableException.class)
                    .hasMessageContaining("check --llm-url");
        }
    }

    @Test
    void aPageInBetweenIsAskedForAgain() {
        AtomicInteger asked = new AtomicInteger();
        try (ChatServer server = new ChatServer(request -> asked.incrementAndGet() == 1
                ? ChatServer.says("Hi.")
                : new Reply.Send(200, Map.of(), "<html>busy</html>"))) {
            HttpChat chat = chat(server, Optional.empty());
            chat.answer(HELLO);
            assertThatThrownBy(() -> chat.answer(HELLO)).isInstanceOf(RetriableLlmException.class);
        }
    }

    @Test
    void aBodyOfMoreThanAMillionNamesAndValuesIsNoAnswer() {
        String fields =
                IntStream.range(0, 500_000).mapToObj(i -> ",\"k" + i + "\":1").collect(joining());
        String body = "{\"choices\":[{\"message\":{\"content\":\"Hi.\"}}]" + fields + "}";
        assertThatThrownBy(() -> ask(new Reply.Send(200, Map.of(), body)))
                .isInstanceOf(RetriableLlmException.class)
                .hasMessageContaining("no answer of the protocol");
        assertThat(ask(new Reply.Send(200, Map.of(), body.replaceAll(",\"k[1-9]\\d{5}\":1", "")))
                        .text())
                .isEqualTo("Hi.");
    }

    @Test
    void aServerThatCountsNoTokensGetsAnEstimate() {
        Reply reply = new Reply.Send(200, Map.of(), "{\"choices\":[{\"message\":{\"content\":\"1234567\"}}]}");
        assertThat(ask(reply).usage()).isEqualTo(new TokenUsage(HELLO.estimatedTokens(), 2));
    }

    @Test
    void aByteOrderMarkBeforeTheBodyDoesNoHarm() {
        Reply reply = new Reply.Send(200, Map.of(), "\uFEFF{\"choices\":[{\"message\":{\"content\":\"Hi.\"}}]}");
        assertThat(ask(reply).text()).isEqualTo("Hi.");
    }

    @Test
    void whatNoFileCanHoldIsReplacedBeforeAnythingIsStored() {
        String body =
                "{\"choices\":[{\"message\":{\"content\":\"a\\ud800b\"},\"logprobs\":{\"content\":[{\"token\":\"a\","
                        + "\"top_logprobs\":[{\"token\":\"\\udfff\",\"logprob\":\"NaN\"},{\"token\":\"b\",\"logprob\":1e999},"
                        + "{\"token\":\"c\",\"logprob\":-Infinity}]}]}}],\"usage\":{\"completion_tokens\":NaN}}";
        ChatAnswer answer = ask(new Reply.Send(200, Map.of(), body));
        assertThat(answer.text()).isEqualTo("a?b");
        assertThat(answer.alternatives())
                .containsExactly(
                        new ChatAnswer.Alternative("?", -100),
                        new ChatAnswer.Alternative("b", -100),
                        new ChatAnswer.Alternative("c", -100));
        assertThat(answer.usage()).isEqualTo(new TokenUsage(HELLO.estimatedTokens(), 1));
    }

    @Test
    void messagesHoldNothingUnseenAndNoKeyBehindIt() {
        String words = "sk-v\u200bery-sec\u200bret \u202etxt.exe\u001b[2J";
        try (ChatServer server = new ChatServer(request -> ChatServer.error(500, words))) {
            assertThatThrownBy(
                            () -> chat(server, Optional.of(new ApiKey(SECRET))).answer(HELLO))
                    .isInstanceOf(RetriableLlmException.class)
                    .hasMessageEndingWith("says 500: *** txt.exe [2J");
        }
    }

    @Test
    void aHeaderThatTheClientCannotReadIsTheServersFaultOfTheMoment() throws IOException {
        try (RawServer server = new RawServer("HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n{}")) {
            HttpChat chat = new HttpChat(
                    new LlmServer(server.url(), Optional.empty(), Duration.ofSeconds(20), RequestFields.DEFAULT), time);
            assertThatThrownBy(() -> chat.answer(HELLO)).isInstanceOf(RetriableLlmException.class);
        }
    }

    @Test
    void aRefusalIsAnAnswer() {
        Reply reply = new Reply.Send(
                200, Map.of(), "{\"choices\":[{\"message\":{\"content\":null,\"refusal\":\"I can't.\"}}]}");
        assertThat(ask(reply).text()).isEqualTo("I can't.");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504, 529})
    void aBusyOrBrokenServerMayBeAskedAgain(int status) {
        assertThatThrownBy(() -> ask(ChatServer.error(status, "not now")))
                .isInstanceOf(RetriableLlmException.class)
                .hasMessageContaining(status + ": not now");
    }

    @ParameterizedTest
    @CsvSource({
        "7, 7000",
        "99999999999, 1000000000000",
        "1.5, 1500",
        "'Thu, 01 Jan 2026 12:01:30 GMT', 90000",
        "'Thu, 01 Jan 2026 11:00:00 GMT', 0"
    })
    void retryAfterIsReadAsSecondsOrAsADate(String header, long millis) {
        Reply reply = new Reply.Send(429, Map.of("Retry-After", header), "");
        RetriableLlmException failure = catchThrowableOfType(RetriableLlmException.class, () -> ask(reply));
        assertThat(failure.retryAfter()).contains(Duration.ofMillis(millis));
    }

    @Test
    void aRetryAfterThatIsNeitherIsIgnored() {
        Reply reply = new Reply.Send(503, Map.of("Retry-After", "soon"), "");
        assertThat(catchThrowableOfType(RetriableLlmException.class, () -> ask(reply))
                        .retryAfter())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"choices\":[]}", "{\"choices\":[{}]}", "[]", "", "{\"choi"})
    void anAnswerThatIsNotTheProtocolsMayBeAskedForAgain(String body) {
        assertThatThrownBy(() -> ask(new Reply.Send(200, Map.of(), body))).isInstanceOf(RetriableLlmException.class);
    }

    @Test
    void anAnswerThatIsCutOffMayBeAskedForAgain() {
        assertThatThrownBy(() -> ask(new Reply.CutOff("{\"choices\":[{\"message\":{\"content\":\"Hi.\"}}]}")))
                .isInstanceOf(RetriableLlmException.class)
                .hasMessageContaining("cut the answer off");
    }

    @Test
    void aServerThatTakesTooLongMayBeAskedAgain() {
        try (ChatServer server = new ChatServer(request -> new Reply.Silence())) {
            LlmServer slow = new LlmServer(
                    server.url(),
                    Optional.empty(),
                    Duration.ofSeconds(2),
                    RequestFields.of("max_completion_tokens", Map.of()));
            assertThatThrownBy(() -> new HttpChat(slow, time).answer(HELLO))
                    .isInstanceOf(RetriableLlmException.class)
                    .hasMessageContaining("has not answered within");
            assertThat(server.received()
                            .get(0)
                            .body()
                            .path("max_completion_tokens")
                            .asInt())
                    .isEqualTo(50);
        }
    }

    @Test
    void nobodyAtTheAddressMayBeAskedAgain() {
        ChatServer gone = new ChatServer(request -> new Reply.Silence());
        gone.close();
        assertThatThrownBy(() -> chat(gone, Optional.empty()).answer(HELLO))
                .isInstanceOf(RetriableLlmException.class)
                .hasMessageContaining("is the server running?");
    }

    @Test
    void aRequestThatTheServerWillNotTakeFailsByItself() {
        assertThatThrownBy(() -> ask(ChatServer.error(400, "maximum context length is 8192 tokens")))
                .isInstanceOf(PermanentLlmException.class)
                .hasMessageContaining("maximum context length");
    }

    @Test
    void aWrongKeyStopsEverythingAndIsNotShown() {
        try (ChatServer server = new ChatServer(request -> ChatServer.error(401, "wrong key " + SECRET))) {
            assertThatThrownBy(
                            () -> chat(server, Optional.of(new ApiKey(SECRET))).answer(HELLO))
                    .isInstanceOf(LlmUnusableException.class)
                    .hasMessageContaining("check CAIRN_LLM_KEY")
                    .hasMessageNotContaining(SECRET);
        }
        assertThatThrownBy(() -> ask(ChatServer.error(401, "no key")))
                .hasMessageContaining("there is none, set CAIRN_LLM_KEY");
    }

    @Test
    void aKeyInTheServersWordsIsHidden() {
        try (ChatServer server = new ChatServer(request -> ChatServer.error(400, "bad " + SECRET))) {
            assertThatThrownBy(
                            () -> chat(server, Optional.of(new ApiKey(SECRET))).answer(HELLO))
                    .hasMessageContaining("bad ***");
        }
        assertThat(new ApiKey(SECRET).toString()).doesNotContain(SECRET);
    }

    @Test
    void anAccountWithoutCreditStopsEverything() {
        Reply reply =
                new Reply.Send(429, Map.of(), "{\"error\":{\"message\":\"quota\",\"code\":\"insufficient_quota\"}}");
        assertThatThrownBy(() -> ask(reply))
                .isInstanceOf(LlmUnusableException.class)
                .hasMessageContaining("add credit");
    }

    @Test
    void anUnknownModelOrAddressStopsEverything() {
        assertThatThrownBy(() -> ask(ChatServer.error(404, "no such model")))
                .isInstanceOf(LlmUnusableException.class)
                .hasMessageContaining("no such model")
                .hasMessageContaining("--llm-model some-model");
    }

    @Test
    void aRedirectIsNotFollowedSoThatTheKeyStaysWhereItBelongs() {
        try (ChatServer other = new ChatServer(request -> ChatServer.says("Gotcha."));
                ChatServer server = new ChatServer(
                        request -> new Reply.Send(307, Map.of("Location", other.url() + "/chat/completions"), ""))) {
            assertThatThrownBy(
                            () -> chat(server, Optional.of(new ApiKey(SECRET))).answer(HELLO))
                    .isInstanceOf(LlmUnusableException.class)
                    .hasMessageContaining("has moved to " + other.url());
            assertThat(other.received()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/other/chat/completions, has moved to http://localhost:, /other/chat/completions",
        "'', says 307: nothing, check --llm-url"
    })
    void whereARedirectLeadsIsSaidAsAnAddress(String location, String said, String more) {
        Map<String, String> headers = location.isEmpty() ? Map.of() : Map.of("Location", location);
        assertThatThrownBy(() -> ask(new Reply.Send(307, headers, "")))
                .isInstanceOf(LlmUnusableException.class)
                .hasMessageContaining(said)
                .hasMessageContaining(more);
    }

    @Test
    void compressedAnswersThatNobodyAskedForAreNamed() {
        assertThatThrownBy(() -> ask(new Reply.Send(200, Map.of("Content-Encoding", "gzip"), "\u001f\u008b")))
                .isInstanceOf(LlmUnusableException.class)
                .hasMessageContaining("it sends compressed answers (gzip)");
    }

    @Test
    void theWholeAddressOfTheQuestionsWillDoToo() {
        try (ChatServer server = new ChatServer(request -> ChatServer.says("Hi."))) {
            new HttpChat(
                            new LlmServer(
                                    server.url() + "/chat/completions",
                                    Optional.empty(),
                                    Duration.ofSeconds(20),
                                    RequestFields.DEFAULT),
                            time)
                    .answer(HELLO);
            assertThat(server.received().get(0).path()).isEqualTo("/v1/chat/completions");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "Host", "content-length", "x:y"})
    void aHeaderThatCannotHoldAKeyIsRefused(String name) {
        ApiKey key = new ApiKey(SECRET);
        assertThatThrownBy(() -> key.inHeader(name))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("--llm-key-header is '" + name + "'");
    }

    @Test
    void fieldsThatAreCairnsOwnOrHaveNoNameAreRefused() {
        assertThatThrownBy(() -> RequestFields.of("messages", Map.of()))
                .hasMessageContaining("--token-field cannot set it");
        assertThatThrownBy(() -> RequestFields.of("max_tokens", Map.of("model", "x")))
                .hasMessageContaining("--llm-field cannot set it");
        assertThatThrownBy(() -> RequestFields.of("max_tokens", Map.of("", "x")))
                .hasMessageContaining("has no name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost:8080", "ftp://host/v1", "http://", "http://host:65536/v1", "not an address"})
    void anAddressThatIsNoneIsRefused(String address) {
        assertThatThrownBy(() -> new LlmServer(address, Optional.empty(), Duration.ofSeconds(1), RequestFields.DEFAULT))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("is no address of a server");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://me:secret@host/v1", "http://me:secret@host_x/v1", "http://me:se cret@host/v1"})
    void anAddressWithAPasswordIsRefusedWithoutShowingIt(String address) {
        assertThatThrownBy(() -> new LlmServer(address, Optional.empty(), Duration.ofSeconds(1), RequestFields.DEFAULT))
                .isInstanceOf(UserException.class)
                .hasMessage("the address of the server has an @; leave out the name and the password before it,"
                        + " and put a key into CAIRN_LLM_KEY");
    }

    @Test
    void theKeyComesFromCairnsVariableOrElseFromOpenAis() {
        assertThat(ApiKey.from(Map.of("OPENAI_API_KEY", "b", "CAIRN_LLM_KEY", "a"))
                        .orElseThrow()
                        .value())
                .isEqualTo("Bearer a");
        assertThat(ApiKey.from(Map.of("OPENAI_API_KEY", "b", "CAIRN_LLM_KEY", ""))
                        .orElseThrow()
                        .value())
                .isEqualTo("Bearer b");
        assertThat(ApiKey.from(Map.of())).isEmpty();
        assertThatThrownBy(() -> ApiKey.from(Map.of("CAIRN_LLM_KEY", "two words")))
                .isInstanceOf(UserException.class);
    }

    private ChatAnswer ask(Reply reply) {
        Function<ChatServer.Received, Reply> always = request -> reply;
        try (ChatServer server = new ChatServer(always)) {
            return chat(server, Optional.empty()).answer(HELLO);
        }
    }

    private HttpChat chat(ChatServer server, Optional<ApiKey> key) {
        return new HttpChat(new LlmServer(server.url(), key, Duration.ofSeconds(20), RequestFields.DEFAULT), time);
    }
}
