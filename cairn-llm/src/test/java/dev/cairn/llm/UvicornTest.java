package dev.cairn.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.llm.http.HttpChat;
import dev.cairn.llm.http.LlmServer;
import dev.cairn.llm.http.RequestFields;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real uvicorn with both of its parsers, as vLLM, SGLang and LiteLLM serve by it. */
class UvicornTest {
    private static final ChatRequest HELLO =
            new ChatRequest("m", List.of(ChatMessage.user("Hello? ".repeat(5000))), 0, 50);
    private static final String APP = """
            import json
            async def app(scope, receive, send):
                if scope["type"] != "http":
                    return
                body = b""
                while True:
                    event = await receive()
                    body += event.get("body", b"")
                    if not event.get("more_body"):
                        break
                try:
                    said = json.loads(body)["messages"][-1]["content"]
                    status, answer = 200, {"choices": [{"message": {"content": str(len(said))}, "finish_reason": "stop"}]}
                except Exception as e:
                    status, answer = 400, {"error": {"message": "body missing: " + str(e)}}
                await send({"type": "http.response.start", "status": status,
                            "headers": [(b"content-type", b"application/json")]})
                await send({"type": "http.response.body", "body": json.dumps(answer).encode()})
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"httptools", "h11"})
    void everyQuestionArrivesWhole(String parser) throws Exception {
        Venv venv = Venv.with("uvicorn", "uvicorn", "httptools", "h11");
        Files.writeString(folder.resolve("app.py"), APP);
        Process uvicorn = new ProcessBuilder(
                        venv.python(),
                        "-m",
                        "uvicorn",
                        "app:app",
                        "--app-dir",
                        folder.toString(),
                        "--host",
                        "127.0.0.1",
                        "--port",
                        "0",
                        "--http",
                        parser)
                .redirectErrorStream(true)
                .start();
        try (BufferedReader log = uvicorn.inputReader(StandardCharsets.UTF_8)) {
            HttpChat chat = new HttpChat(
                    new LlmServer(
                            "http://127.0.0.1:" + port(log) + "/v1",
                            Optional.empty(),
                            Duration.ofSeconds(20),
                            RequestFields.DEFAULT),
                    new FakeTime());
            IntStream.range(0, 5)
                    .forEach(i -> assertThat(chat.answer(HELLO).text()).isEqualTo("35000"));
        } finally {
            uvicorn.destroy();
            uvicorn.waitFor(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void theClientOffersNoOtherProtocol() throws IOException {
        try (RawServer server = new RawServer("HTTP/1.1 200 OK\r\nContent-Length: 51\r\n\r\n"
                + "{\"choices\":[{\"message\":{\"content\":\"Hi, there!\"}}]} ")) {
            LlmServer asked =
                    new LlmServer(server.url(), Optional.empty(), Duration.ofSeconds(20), RequestFields.DEFAULT);
            ChatRequest brief = new ChatRequest("m", List.of(ChatMessage.user("Hello?")), 0, 50);
            assertThat(new HttpChat(asked, new FakeTime()).answer(brief).text()).isEqualTo("Hi, there!");
            assertThat(server.heard())
                    .startsWith("POST /v1/chat/completions HTTP/1.1")
                    .doesNotContainIgnoringCase("upgrade")
                    .doesNotContainIgnoringCase("http2");
        }
    }

    private static int port(BufferedReader log) throws IOException {
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            int at = line.indexOf("http://127.0.0.1:");
            if (at >= 0) {
                return Integer.parseInt(line.substring(at + 17).split("\\D")[0]);
            }
        }
        throw new IOException("uvicorn ended without a word about its port");
    }
}
