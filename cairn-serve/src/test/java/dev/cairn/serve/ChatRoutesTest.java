package dev.cairn.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.io.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChatRoutesTest {
    @TempDir
    private static Path runs;

    private static CairnServer server;
    private static Client client;

    @BeforeAll
    static void start() {
        server = TestServer.start("scienceworld", runs, Optional.empty(), 4);
        client = new Client(server.address());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void agentsOfTheUsualWorldAreModels() {
        assertThat(client.get("/v1/models").json().path("data").findValuesAsText("id"))
                .containsExactly("two-level", "swift");
    }

    /** Told all that the agent would see by itself, it acts as it does by itself. */
    @Test
    void anAgentThatIsToldEverythingPlaysAsInAnEpisode() {
        String own = begin("two-level");
        while (client.post(own + "/step", Map.of()).status() == 200) {
            // the next one
        }
        List<String> expected =
                new ArrayList<>(client.get(own).json().path("steps").findValuesAsText("action"));
        expected.removeIf("end subgoal"::equals);

        String world = begin("manual");
        JsonNode now = client.get(world).json();
        List<Map<String, String>> messages = new ArrayList<>();
        messages.add(Map.of("role", "system", "content", "Act."));
        messages.add(told(now, now.path("first").asText(), true));
        List<String> actions = new ArrayList<>();
        JsonNode message = Json.mapper().createObjectNode();
        while (!now.path("status").asText().equals("ended")) {
            message = ask(messages).path("choices").path(0).path("message");
            String action = message.path("content").asText();
            actions.add(action);
            now = client.post(world + "/step", Map.of("action", action)).json();
            messages.add(Map.of("role", "assistant", "content", action));
            messages.add(told(now, now.path("steps").path(0).path("observation").asText(), false));
        }
        assertThat(actions).isEqualTo(expected);
        assertThat(now.path("score").asInt()).isEqualTo(100);
        assertThat(message.path("sub_goals")).hasSizeGreaterThan(2);
        assertThat(message.path("sub_goal"))
                .isEqualTo(
                        message.path("sub_goals").path(message.path("sub_goals").size() - 1));

        // a conversation that the server does not remember is gone through again and leads to the same
        List<Map<String, String>> earlier = messages.subList(0, 4);
        assertThat(ask(earlier)
                        .path("choices")
                        .path(0)
                        .path("message")
                        .path("content")
                        .asText())
                .isEqualTo(actions.get(1));
        assertThat(ask(earlier)
                        .path("choices")
                        .path(0)
                        .path("message")
                        .path("content")
                        .asText())
                .isEqualTo(actions.get(1));
    }

    @Test
    void aMessageCanBePlainTextAndAStreamIsOnePiece() {
        List<Map<String, String>> messages = List.of(
                Map.of(
                        "role",
                        "user",
                        "content",
                        "Task: Your task is to find a(n) animal.\nThis room is called the hallway. In it, you see: \n\tthe agent"));
        JsonNode whole = ask(messages);
        assertThat(whole.path("object").asText()).isEqualTo("chat.completion");
        assertThat(whole.path("choices").path(0).path("finish_reason").asText()).isEqualTo("stop");
        String action =
                whole.path("choices").path(0).path("message").path("content").asText();
        assertThat(action).isNotBlank();

        String stream = client.post(
                        "/v1/chat/completions", Map.of("model", "two-level", "messages", messages, "stream", true))
                .body();
        assertThat(stream).startsWith("data: {").contains(Json.write(action)).endsWith("data: [DONE]\n\n");
    }

    @Test
    void mistakesAreSaidAsOpenAiSaysThem() {
        Map<String, String> task = Map.of("role", "user", "content", "Do.");
        assertThat(error(Map.of("model", "gpt-4", "messages", List.of(task)))).contains("unknown agent 'gpt-4'");
        assertThat(error(Map.of("model", "random", "messages", List.of(task)))).contains("two-level or swift");
        assertThat(error(Map.of("model", "toy/two-level", "messages", List.of(task))))
                .contains("cannot act in toy");
        assertThat(error(Map.of("model", "two-level"))).contains("'messages' is a list");
        assertThat(error(Map.of("model", "two-level", "messages", List.of()))).contains("of the user");
        assertThat(error(Map.of("model", "two-level", "messages", List.of(task, task))))
                .contains("in turn");
        assertThat(error(Map.of(
                        "model",
                        "two-level",
                        "messages",
                        List.of(Map.of("role", "user", "content", "{\"look\": \"x\"}")))))
                .contains("'task' is missing");
        for (String content : List.of("", " \n")) {
            assertThat(error(Map.of(
                            "model", "two-level", "messages", List.of(Map.of("role", "user", "content", content)))))
                    .contains("has no text; it tells the task");
        }
        assertThat(error(Map.of(
                        "model",
                        "two-level",
                        "messages",
                        List.of(Map.of("role", "user", "content", "{\"task\": \"x\", \"valid_actions\": \"wait\"}")))))
                .contains("'valid_actions' is a list of texts");
    }

    private static String error(Map<String, ?> body) {
        Client.Answer answer = client.post("/v1/chat/completions", body);
        assertThat(answer.status()).isEqualTo(400);
        return answer.error();
    }

    private static JsonNode ask(List<Map<String, String>> messages) {
        Client.Answer answer = client.post("/v1/chat/completions", Map.of("model", "two-level", "messages", messages));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static Map<String, String> told(JsonNode now, String observation, boolean first) {
        Map<String, Object> told = new LinkedHashMap<>();
        if (first) {
            told.put("task", now.path("taskDescription").asText());
        }
        told.put("observation", observation);
        told.put("look", now.path("look").asText());
        told.put("inventory", now.path("inventory").asText());
        told.put("score", now.path("score").asInt());
        return Map.of("role", "user", "content", Json.write(told));
    }

    private static String begin(String agent) {
        Client.Answer answer = client.post("/v1/agents", Map.of("task", "4-4", "variation", 225, "agent", agent));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return "/v1/agents/" + answer.json().path("id").asText();
    }
}
