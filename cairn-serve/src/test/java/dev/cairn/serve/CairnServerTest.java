package dev.cairn.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.UserException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CairnServerTest {
    @TempDir
    private Path runs;

    private CairnServer server;
    private Client client;

    @BeforeEach
    void start() {
        server = TestServer.toy(runs);
        client = new Client(server.address());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everyRouteIsDescribedForProgramsAndNoOther() {
        List<String> described = new ArrayList<>();
        JsonNode paths = client.get("/openapi.json").json().path("paths");
        paths.properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));

        assertThat(described)
                .containsExactlyInAnyOrderElementsOf(server.routes().stream()
                        .map(route -> route.replace('<', '{').replace('>', '}'))
                        .toList());
    }

    @Test
    void worldsAreListedWithTheAgentsThatCanActInThem() {
        JsonNode domains = client.get("/v1/domains").json().path("domains");
        assertThat(domains.path(0).path("name").asText()).isEqualTo("toy");
        assertThat(domains.path(0).path("agents").findValuesAsText("name"))
                .containsExactly("two-level", "swift", "random", "gold", "manual");
        assertThat(domains.path(0).path("agents").path(0).path("reason").asText())
                .contains("is for the domain scienceworld");
        // those behind an address would be commands and servers of the client's choice
        assertThat(domains.findValuesAsText("name")).doesNotContain("process", "agentgym");

        JsonNode toy = client.get("/v1/domains/toy").json();
        assertThat(toy.path("tasks").path(0).path("code").asText()).isEqualTo("t-1");
        assertThat(toy.path("tasks").path(0).path("splits").path("test").asInt())
                .isPositive();
    }

    @Test
    void mistakesAreSaidInJson() {
        assertThat(client.get("/v1/nothing").status()).isEqualTo(404);
        assertThat(client.get("/v1/nothing").error()).isNotEmpty();
        assertThat(client.delete("/v1/domains").status()).isEqualTo(405);
        assertThat(client.get("/v1/domains/tay").error()).contains("did you mean 'toy'");
        assertThat(client.send("POST", "/v1/agents", "{\"task\":").error()).contains("no JSON");
        assertThat(client.send("POST", "/v1/agents", "[1]").error()).contains("expected a JSON object");
        assertThat(client.post("/v1/agents", Map.of("tusk", "t-1")).error()).contains("did you mean 'task'");
        assertThat(client.post("/v1/agents", Map.of("task", 1)).error()).contains("expected a text");
        assertThat(client.post("/v1/agents", Map.of("agent", "gold")).error()).contains("'task' is missing");
        assertThat(client.post("/v1/agents", Map.of("task", "t-1", "agent", "gold", "beams", 99))
                        .error())
                .contains("from 1 to 20");
        assertThat(client.get("/v1/agents/0123").status()).isEqualTo(404);
    }

    @Test
    void aBodyBeyondTheLimitIsRefused() {
        Client.Answer answer = client.send("POST", "/v1/agents", "{\"task\": \"" + "x".repeat(1 << 20) + "\"}");
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.json().path("error").path("type").asText()).isEqualTo("too_large");
    }

    @Test
    void pagesOfOtherSitesGetNothing() {
        assertThat(client.with("Origin", "http://evil.example")
                        .get("/v1/domains")
                        .status())
                .isEqualTo(403);
        assertThat(client.with("Origin", "null").get("/v1/domains").status()).isEqualTo(403);
        assertThat(client.with("Origin", server.address()).get("/v1/domains").status())
                .isEqualTo(200);
        // as a name of a foreign site that was pointed at this machine
        assertThat(raw("GET /v1/domains HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 403");
        assertThat(raw("GET /v1/domains HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 400");
    }

    @Test
    void aServerAnswersToTheAddressThatItSays() {
        ServerSettings settings = new ServerSettings("127.0.0.2", 0, Optional.empty(), 4, Duration.ofMinutes(1), runs);
        try (CairnServer other = CairnServer.start(TestServer.worlds("toy", 4), settings)) {
            assertThat(other.address()).startsWith("http://127.0.0.2:");
            assertThat(new Client(other.address()).get("/v1/domains").status()).isEqualTo(200);
            assertThat(RawHttp.send(
                            URI.create(other.address()),
                            "GET /v1/domains HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void anUnknownCharsetIsSaid() {
        for (String charset : List.of("foo", "%%")) {
            Client.Answer answer = client.with("Content-Type", "application/json; charset=" + charset)
                    .post("/v1/agents", Map.of("task", "t-1"));
            assertThat(answer.status()).isEqualTo(415);
            assertThat(answer.error()).contains("UTF-8");
        }
    }

    @Test
    void aTokenIsAskedForAndNeverSaid() {
        try (CairnServer guarded = TestServer.start("toy", runs, Optional.of("secret-token"), 4)) {
            Client stranger = new Client(guarded.address());
            assertThat(stranger.get("/v1/domains").status()).isEqualTo(401);
            assertThat(stranger.get("/v1/domains?token=secret-token").status()).isEqualTo(401);
            assertThat(stranger.with("Authorization", "Bearer secret-tokem")
                            .get("/v1/domains")
                            .status())
                    .isEqualTo(401);
            assertThat(stranger.get("/v1/domains").body()).doesNotContain("secret");
            assertThat(stranger.with("Authorization", "Bearer secret-token")
                            .get("/v1/domains")
                            .status())
                    .isEqualTo(200);
            assertThat(stranger.with("Cookie", "cairn_token=secret-token")
                            .get("/v1/domains")
                            .status())
                    .isEqualTo(200);
            assertThat(stranger.get("/?token=secret-token").status()).isEqualTo(302);
        }
    }

    @Test
    void otherMachinesAreServedWithATokenOnly() {
        ServerSettings settings = new ServerSettings("0.0.0.0", 0, Optional.empty(), 4, Duration.ofMinutes(1), runs);
        assertThatThrownBy(() -> CairnServer.start(TestServer.worlds("toy", 4), settings))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("CAIRN_TOKEN");
        assertThatThrownBy(() -> ServeCommand.token(Map.of("CAIRN_TOKEN", "short")))
                .isInstanceOf(UserException.class)
                .hasMessageNotContaining("short");
    }

    @Test
    void aPortInUseIsTheUsersToMend() {
        ServerSettings same = new ServerSettings(
                "localhost", URI.create(server.address()).getPort(), Optional.empty(), 4, Duration.ofMinutes(1), runs);
        assertThatThrownBy(() -> CairnServer.start(TestServer.worlds("toy", 4), same))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("--port");
    }

    private String raw(String request) {
        return RawHttp.send(URI.create(server.address()), request);
    }
}
