package dev.cairn.domain.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cairn.core.CairnException;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.core.io.Json;
import dev.cairn.domain.Domain;
import dev.cairn.domain.DomainOptions;
import dev.cairn.domain.Domains;
import dev.cairn.domain.Outcome;
import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.TextEnvironment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Servers of the protocol, as textcraft and sciworld speak it, in this JVM. */
class AgentGymTest {
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private HttpServer server;

    /** What a server answers, by path and request. */
    private BiFunction<String, JsonNode, String> answers = (path, request) -> "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void anEpisodeIsScoredByItsRewardsWhereThereIsNoScore() {
        answers = (path, request) -> switch (path) {
            case "/create" -> "{\"id\": 7, \"observation\": \"old\", \"done\": false, \"reward\": 0}";
            case "/reset" ->
                "{\"observation\": \"Goal: craft item " + request.path("data_idx")
                        + "\", \"reward\": 0, \"done\": false}";
            case "/step" ->
                "{\"observation\": \"Got it\", \"reward\": 0.5, \"done\": "
                        + request.path("action").asText().equals("craft") + "}";
            default -> "true";
        };
        Domain world = open("textcraft", "1");
        try (TextEnvironment environment = world.open()) {
            Outcome start = environment.reset(variation(world, 3), ResetOptions.easy(10));
            assertThat(start.observation()).isEqualTo("Goal: craft item 3").isEqualTo(environment.taskDescription());
            assertThat(environment.validActions()).isEmpty();
            assertThat(environment.step("get").score()).isEqualTo(50);
            assertThat(environment.look()).isEqualTo("Got it");
            Outcome end = environment.step("craft");
            assertThat(end.score()).isEqualTo(100);
            assertThat(end.completed()).isTrue();
            assertThat(end.moves()).isEqualTo(2);
            assertThat(environment
                            .reset(variation(world, 4), ResetOptions.easy(10))
                            .score())
                    .isZero();
        }
        assertThat(asked)
                .containsExactly(
                        "/create {}",
                        "/reset {\"data_idx\":3,\"id\":7}",
                        "/step {\"action\":\"get\",\"id\":7}",
                        "/step {\"action\":\"craft\",\"id\":7}",
                        "/reset {\"data_idx\":4,\"id\":7}",
                        "/close {\"id\":7}");
    }

    @Test
    void aScoreOfTheServerIsTakenByItsOwnMeasure() {
        answers = (path, request) -> switch (path) {
            case "/create" -> "4";
            case "/reset" ->
                "{\"task_description\": \"Find it.\", \"observation\": \"A hall\", \"reward\": 0, \"score\": 0, \"done\": false}";
            default -> "{\"observation\": \"Yes\", \"reward\": 3, \"score\": 33, \"done\": false}";
        };
        Domain world = open("lab", "100");
        assertThat(world.name()).isEqualTo("lab");
        assertThat(world.provenance().get("domain.address")).startsWith("http://");
        try (TextEnvironment environment = world.open()) {
            environment.reset(variation(world, 0), ResetOptions.easy(10));
            assertThat(environment.taskDescription()).isEqualTo("Find it.");
            assertThat(environment.step("look").score()).isEqualTo(33);
        }
    }

    @Test
    void anErrorThatComesAsSuccessFailsTheEpisodeOnly() {
        answers = (path, request) -> switch (path) {
            case "/create" -> "{\"id\": 1}";
            case "/reset" -> "{\"observation\": \"A hall\", \"done\": false}";
            default -> "{\"error\": \"env 1 is gone\"}";
        };
        Domain world = open("lab", "1");
        try (TextEnvironment environment = world.open()) {
            environment.reset(variation(world, 0), ResetOptions.easy(10));
            assertThatThrownBy(() -> environment.step("go"))
                    .isInstanceOf(CairnException.class)
                    .isNotInstanceOf(UserException.class)
                    .hasMessageContaining("env 1 is gone");
            assertThat(environment
                            .reset(variation(world, 0), ResetOptions.easy(10))
                            .observation())
                    .isEqualTo("A hall");
        }
        assertThat(asked).filteredOn(request -> request.startsWith("/create")).hasSize(2);
    }

    @Test
    void whatIsNoServerOfTheProtocolIsNamed() {
        answers = (path, request) -> "<html>";
        assertThatThrownBy(() -> open("lab", "1").open().reset(variation(open("lab", "1"), 0), ResetOptions.easy(10)))
                .hasMessageContaining("/create answered what is no JSON: <html>");
        answers = (path, request) -> "{}";
        assertThatThrownBy(() -> open("lab", "1").open().reset(variation(open("lab", "1"), 0), ResetOptions.easy(10)))
                .hasMessageContaining("expected an id");
        String address = address();
        server.stop(0);
        assertThatThrownBy(() ->
                        open(address, "lab", "1").open().reset(variation(open("lab", "1"), 0), ResetOptions.easy(10)))
                .hasMessageContaining("cannot connect to http://");
        assertThatThrownBy(() -> open("agentgym:localhost", "lab", "1"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("expected http://HOST:PORT");
        assertThatThrownBy(() -> open(address, "lab", "none"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("full-score=none: expected a whole number above 0");
    }

    private Domain open(String name, String fullScore) {
        return open(address(), name, fullScore);
    }

    private static Domain open(String choice, String name, String fullScore) {
        Map<String, String> options = Map.of("name", name, "full-score", fullScore, "variations", "8");
        return Domains.installed().open(choice, new DomainOptions(options, message -> {}));
    }

    private String address() {
        return "agentgym:http://localhost:" + server.getAddress().getPort();
    }

    private static Variation variation(Domain world, int number) {
        return world.tasks().variation(world.tasks().byIndex(0), number);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        JsonNode request = Json.mapper().readTree(exchange.getRequestBody());
        asked.add(path + " " + Json.canonical(request));
        byte[] answer = answers.apply(path, request).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }
}
