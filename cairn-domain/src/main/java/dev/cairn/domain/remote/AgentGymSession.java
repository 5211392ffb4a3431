package dev.cairn.domain.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.CairnException;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.core.io.Json;
import dev.cairn.domain.ResetOptions;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One environment on a server: {@code POST /create, /reset, /step, /close}. There is neither a look nor an inventory nor a list of
 * actions, and errors come as success with {@code {"error": ...}}. A server that tells no score is scored by the sum of rewards.
 */
final class AgentGymSession implements RemoteSession {
    private final URI server;
    private final Duration patience;
    private final double fullScore;
    private final HttpClient client;
    private final JsonNode id;
    private double rewards;

    /**
     * Creates an environment.
     *
     * @param fullScore what counts as 1
     * @throws UserException if nobody listens there
     * @throws CairnException if the server creates none
     */
    AgentGymSession(URI server, Duration patience, double fullScore) {
        this.server = server;
        this.patience = patience;
        this.fullScore = fullScore;
        // The offer to change to HTTP/2 makes uvicorn, which serves AgentGym's worlds, drop the body.
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .build();
        JsonNode created = post("create", Map.of());
        id = created.isObject() ? created.path("id") : created;
        if (!id.isInt() && !id.isTextual()) {
            throw new CairnException(server + "create answered " + created + "; expected an id");
        }
    }

    @Override
    public Reply reset(Variation variation, ResetOptions options) {
        rewards = 0;
        JsonNode answer = post("reset", Map.of("id", id, "data_idx", variation.number()));
        return reply(answer, Reply.text(answer, "task_description"));
    }

    @Override
    public Reply step(String action) {
        return reply(post("step", Map.of("id", id, "action", action)), Optional.empty());
    }

    @Override
    public void close() {
        try {
            send("close", Map.of("id", id));
        } catch (CairnException e) {
            // The server ends its environments by itself at last, and there is nobody left who would ask it.
        }
    }

    private Reply reply(JsonNode answer, Optional<String> task) {
        Reply.requireNoError(answer);
        rewards += Reply.number(answer, "reward");
        double score = answer.has("score") ? Reply.number(answer, "score") : rewards;
        return new Reply(
                Reply.text(answer, "observation").orElseThrow(() -> Reply.wrong(answer, "observation", "a text")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                score / fullScore,
                Reply.truth(answer, "done").orElse(false),
                Optional.empty(),
                task,
                List.of());
    }

    private JsonNode post(String path, Map<String, ?> body) {
        String answer = send(path, body);
        try {
            JsonNode json = Json.mapper().readTree(answer);
            if (json.isObject()) {
                Reply.requireNoError(json);
            }
            return json;
        } catch (JsonProcessingException e) {
            throw new CairnException(server + path + " answered what is no JSON: " + answer, e);
        }
    }

    private String send(String path, Map<String, ?> body) {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(patience)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(body)))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new CairnException(
                        server + path + " answered with status " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (ConnectException e) {
            throw new UserException("cannot connect to " + server + "; is the server running?", e);
        } catch (IOException e) {
            throw new CairnException(
                    "no answer from " + server + path + " within " + patience.toSeconds() + " s: "
                            + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CairnException("interrupted while " + server + path + " was asked", e);
        }
    }
}
