package dev.cairn.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many clients at once, and clients that are rude or gone. */
class RobustnessTest {
    private static final int CLIENTS = 200;

    @TempDir
    private Path runs;

    private CairnServer server;
    private Client client;

    @BeforeEach
    void start() {
        server = TestServer.start("toy", runs, Optional.empty(), CLIENTS);
        client = new Client(server.address());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Each client plays another variation, all at once, and is told what it would be told alone. */
    @Test
    void twoHundredSessionsAtOnceDoNotMeet() throws Exception {
        List<String> alone = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            alone.add(play(i));
        }
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Callable<String>> players = IntStream.range(0, CLIENTS)
                    .mapToObj(i -> (Callable<String>) () -> play(i % 20))
                    .toList();
            List<Future<String>> together = threads.invokeAll(players);
            for (int i = 0; i < CLIENTS; i++) {
                assertThat(together.get(i).get()).isEqualTo(alone.get(i % 20));
            }
        } finally {
            threads.shutdownNow();
        }
        // all were closed: there is room for as many again
        assertThat(ids(CLIENTS)).doesNotHaveDuplicates();
    }

    @Test
    void oneSessionMoreThanMayBeIsRefusedAndTheOthersGoOn() {
        List<Integer> ids = ids(CLIENTS);
        assertThat(client.post("/v1/agents", Map.of("task", "t-1", "agent", "gold"))
                        .status())
                .isEqualTo(429);
        assertThat(client.post("/agentgym/toy/create", Map.of())
                        .json()
                        .path("error")
                        .asText())
                .contains("as many sessions as it may");
        assertThat(client.post("/agentgym/toy/reset", Map.of("id", ids.get(0), "data_idx", 1))
                        .json()
                        .has("observation"))
                .isTrue();
        client.post("/agentgym/toy/close", Map.of("id", ids.get(1)));
        assertThat(client.post("/v1/agents", Map.of("task", "t-1", "agent", "gold"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void clientsThatGoAwayOrDoNotReadHoldUpNobody() throws IOException {
        String episode = "/v1/agents/"
                + client.post("/v1/agents", Map.of("task", "t-1", "agent", "manual"))
                        .json()
                        .path("id")
                        .asText();
        URI address = URI.create(server.address());
        List<Socket> rude = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Socket socket = new Socket(address.getHost(), address.getPort());
            rude.add(socket);
            String half = i % 2 == 0
                    ? "GET " + episode + "/events HTTP/1.1\r\nHost: localhost\r\n\r\n"
                    : "POST " + episode + "/step HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{\"act";
            socket.getOutputStream().write(half.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            if (i % 4 < 2) {
                socket.setSoLinger(true, 0);
                socket.close();
            }
        }
        for (int i = 0; i < 100; i++) {
            assertThat(client.post(episode + "/step", Map.of("action", "look around"))
                            .status())
                    .isEqualTo(200);
        }
        assertThat(client.get(episode).json().path("steps")).hasSize(100);
        for (Socket socket : rude) {
            socket.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/domains/../../etc/passwd HTTP/1.1",
                "GET /v1/domains/%2e%2e%2f%2e%2e%2fetc%2fpasswd HTTP/1.1",
                "GET /v1/runs/../../../etc/passwd HTTP/1.1",
                "GET /v1/runs/%2e%2e/%2e%2e/etc/passwd HTTP/1.1",
                "GET /v1/runs/%252e%252e HTTP/1.1",
                "GET /v1/report?run=../../../etc/passwd HTTP/1.1",
                "GET /v1/report?run=/etc HTTP/1.1",
                "GET /v1/agents/%00 HTTP/1.1",
                "GET /v1/agents/%ff%fe/events HTTP/1.1",
                "GET //v1//agents HTTP/1.1",
                "GET http://evil.example/v1/domains HTTP/1.1",
                "GARBAGE",
                "POST /v1/agents HTTP/1.1\r\nContent-Length: -5",
                "POST /v1/agents HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked",
                "POST /v1/agents HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6",
                "GET /v1/domains HTTP/1.1\r\nX: a\r\n b",
                "TRACE /v1/domains HTTP/1.1",
                "CONNECT localhost:1 HTTP/1.1"
            })
    void oddRequestsAreRefusedAndNothingElse(String head) {
        String host = head.equals("GARBAGE") ? "" : "\r\nHost: localhost";
        String answer = RawHttp.send(URI.create(server.address()), head + host + "\r\nConnection: close\r\n\r\nhello");
        assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("root:").doesNotContain("Exception");
        assertThat(answer).contains("{\"error\":{").doesNotContain("<html>");
        assertThat(client.get("/v1/domains").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "null",
                "\"text\"",
                "{\"task\": null}",
                "{\"task\": [\"t-1\"]}",
                "{\"task\": \"t-1\", \"task\": \"t-2\"}",
                "{\"task\": \"t-1\", \"variation\": 1e999}",
                "{\"task\": \"t-1\", \"variation\": -1}",
                "{\"task\": \"t-1\", \"variation\": 99999999999999999999}",
                "{\"task\": \"t-1\", \"agent\": \"\u0000\"}",
                "{\"task\": \"t-1\"} {\"task\": \"t-1\"}",
                "\u0000\u0001\u0002"
            })
    void bodiesThatMakeNoSenseAreRefused(String body) {
        Client.Answer answer = client.send("POST", "/v1/agents", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.error()).isNotEmpty();
    }

    @Test
    void deeplyNestedBodiesAreRefused() {
        Client.Answer answer = client.send("POST", "/v1/agents", "[".repeat(500_000));
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void aBodyWithoutALengthHasTheSameLimit() {
        String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
        String answer = RawHttp.send(
                URI.create(server.address()),
                "POST /v1/agents HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                        + chunk.repeat(20)
                        + "0\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 413");
    }

    private List<Integer> ids(int count) {
        return IntStream.range(0, count)
                .map(i -> client.post("/agentgym/toy/create", Map.of())
                        .json()
                        .path("id")
                        .asInt())
                .boxed()
                .toList();
    }

    /** All that is told in an episode: half by the one protocol, half by the other. */
    private String play(int index) {
        Client own = new Client(server.address());
        int id = own.post("/agentgym/toy/create", Map.of()).json().path("id").asInt();
        StringBuilder told = new StringBuilder();
        told.append(own.post("/agentgym/toy/reset", Map.of("id", id, "data_idx", index))
                .body());
        for (String action : List.of("open door to study", "go to study", "look around", "xyzzy")) {
            told.append(own.post("/agentgym/toy/step", Map.of("id", id, "action", action))
                    .body());
        }
        own.post("/agentgym/toy/close", Map.of("id", id));
        Client.Answer begun = own.post("/v1/agents", Map.of("task", "t-1", "variation", index, "agent", "gold"));
        String episode = "/v1/agents/" + begun.json().path("id").asText();
        for (int i = 0; i < 4; i++) {
            JsonNode step = own.post(episode + "/step", Map.of()).json().path("steps");
            told.append(step);
        }
        own.delete(episode);
        return told.toString();
    }
}
