package dev.cairn.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cairn.llm.ChatServer.Reply;
import dev.cairn.llm.http.ApiKey;
import dev.cairn.llm.http.HttpChat;
import dev.cairn.llm.http.LlmServer;
import dev.cairn.llm.http.RequestFields;
import dev.cairn.llm.store.AnswerStore;
import dev.cairn.llm.store.Budget;
import dev.cairn.llm.store.StoredChat;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A server that sends the key back, in every field of every response, finds it in nothing that is kept or shown. */
class KeySecrecyTest {
    private static final String SECRET = "sk-Zq7/Xv+3mN9pLw2TtR8y";
    private static final String PIECE = "Zq7/Xv+3mN9";
    private static final ChatRequest HELLO = new ChatRequest("m", List.of(ChatMessage.user("Hello?")), 0, 50);

    @TempDir
    private Path folder;

    static Stream<Reply> replies() {
        String escaped =
                SECRET.chars().mapToObj(c -> String.format("\\u%04x", c)).collect(Collectors.joining());
        String quoted = SECRET.replace("/", "\\/");
        String nearlyCut = "y".repeat(290) + SECRET;
        List<String> bodies = Stream.of(SECRET, escaped, quoted, nearlyCut, SECRET.substring(0, 16))
                .flatMap(key -> Stream.of(
                        "{\"choices\":[{\"message\":{\"content\":\"1- leak(" + key + "): {'a'}\"},\"finish_reason\":\""
                                + key + "\"}],\"id\":\"" + key + "\"}",
                        "{\"choices\":[{\"message\":{\"content\":\"\",\"reasoning_content\":\"" + key + "\"}}]}",
                        "{\"choices\":[{\"message\":{\"content\":\"a\",\"refusal\":\"" + key
                                + "\"},\"logprobs\":{\"content\":[" + "{\"token\":\"" + key
                                + "\",\"top_logprobs\":[{\"token\":\"" + key + "\",\"logprob\":0}]}]}}]}",
                        "{\"error\":{\"message\":\"Incorrect API key provided: " + key + "\",\"code\":\"" + key
                                + "\"}}",
                        "{\"error\":\"oops " + key + "\"}",
                        "{\"error\":{\"" + key + "\":\"" + key + "\"}}",
                        "{\"detail\":[{\"input\":\"" + key + "\"}]}",
                        "Denied. Your header: Authorization: Bearer " + key))
                .toList();
        List<Integer> statuses = List.of(200, 302, 400, 401, 402, 403, 404, 407, 413, 429, 500);
        Map<String, String> headers = Map.of(
                "Location",
                "http://other.example/?k=" + URLEncoder.encode(SECRET, StandardCharsets.UTF_8) + "&l=" + SECRET,
                "Retry-After",
                SECRET);
        return statuses.stream().flatMap(status -> bodies.stream().map(body -> new Reply.Send(status, headers, body)));
    }

    @ParameterizedTest
    @MethodSource("replies")
    void theKeyIsNowhere(Reply reply) throws IOException {
        try (ChatServer server = new ChatServer(request -> reply)) {
            LlmServer asked = new LlmServer(
                    server.url(), Optional.of(new ApiKey(SECRET)), Duration.ofSeconds(20), RequestFields.DEFAULT);
            StringWriter console = new StringWriter();
            try (AnswerStore store = AnswerStore.open(folder.resolve("answers"), asked);
                    Budget budget = new Budget(
                            folder.resolve("payments.jsonl"),
                            Double.POSITIVE_INFINITY,
                            Long.MAX_VALUE,
                            Price.UNKNOWN)) {
                ChatModel chat = new StoredChat(new HttpChat(asked, new FakeTime()), store, budget);
                Throwable failure =
                        catchThrowable(() -> console.append(chat.answer(HELLO).toString()));
                if (failure != null) {
                    failure.printStackTrace(new PrintWriter(console, true));
                }
            }
            assertThat(console.toString()).isNotEmpty().doesNotContain(PIECE).doesNotContain(SECRET.substring(0, 12));
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .doesNotContain(PIECE);
                }
            }
        }
    }

    @Test
    void whatTheHttpClientQuotesOfABrokenResponseIsHiddenToo() throws IOException {
        for (String head : List.of(
                "HTTP/1.1 200 OK\r\nAuthor ization " + SECRET,
                "HTTP/1.1 999999 " + SECRET,
                SECRET + " 200 OK",
                "HTTP/1.1 200 OK\r\nContent-Length: " + SECRET)) {
            try (RawServer server = new RawServer(head + "\r\n\r\n")) {
                LlmServer asked = new LlmServer(
                        server.url(), Optional.of(new ApiKey(SECRET)), Duration.ofSeconds(5), RequestFields.DEFAULT);
                StringWriter console = new StringWriter();
                catchThrowable(() -> new HttpChat(asked, new FakeTime()).answer(HELLO))
                        .printStackTrace(new PrintWriter(console, true));
                assertThat(console.toString()).contains("dev.cairn").doesNotContain(PIECE);
            }
        }
    }

    @Test
    void theWordsOfAPlaceholderForAKeyStayInAnswersAndTheWholeDoesNot() {
        String placeholder = "sk-no-key-required";
        String said = "1- open(required door): {'press the required keys'}";
        try (ChatServer server = new ChatServer(request -> ChatServer.says(said + placeholder))) {
            LlmServer asked = new LlmServer(
                    server.url(), Optional.of(new ApiKey(placeholder)), Duration.ofSeconds(20), RequestFields.DEFAULT);
            assertThat(new HttpChat(asked, new FakeTime()).answer(HELLO).text()).isEqualTo(said + "***");
        }
    }

    @Test
    void aWordThatALocalServerTakesForAKeyStaysInAnswers() {
        try (ChatServer server = new ChatServer(request -> ChatServer.says("1- test(none): {'test'}"))) {
            LlmServer asked = new LlmServer(
                    server.url(), Optional.of(new ApiKey("test")), Duration.ofSeconds(20), RequestFields.DEFAULT);
            assertThat(new HttpChat(asked, new FakeTime()).answer(HELLO).text()).isEqualTo("1- test(none): {'test'}");
        }
    }
}
