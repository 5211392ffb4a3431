package dev.cairn.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cairn.core.io.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A server on this machine in the place of a language model, which answers as a function of the request alone. */
final class AgentStandIn implements AutoCloseable {
    /**
     * What the server does with a request.
     *
     * @param cut hangs up in the middle of the body
     * @param silent says nothing until the server is closed
     */
    record Reply(int status, Map<String, String> headers, String body, boolean cut, boolean silent) {
        static Reply says(String text) {
            return says(text, Map.of());
        }

        /** @param scores log-probabilities of the first token and what could stand in its place */
        static Reply says(String text, Map<String, Double> scores) {
            List<Map<String, Object>> others = new ArrayList<>();
            scores.forEach((token, score) -> others.add(Map.of("token", token, "logprob", score)));
            return raw(Json.write(Map.of(
                    "choices",
                    List.of(Map.of(
                            "message",
                            Map.of("content", text),
                            "finish_reason",
                            "stop",
                            "logprobs",
                            Map.of("content", List.of(Map.of("token", text, "top_logprobs", others))))),
                    "usage",
                    Map.of("prompt_tokens", 1000, "completion_tokens", 10))));
        }

        static Reply raw(String body) {
            return new Reply(200, Map.of(), body, false, false);
        }

        static Reply fails(int status) {
            String body = Json.write(Map.of("error", Map.of("message", "no such luck, CUDA out of memory")));
            return new Reply(status, Map.of("Retry-After", "0"), body, false, false);
        }

        static Reply cutOff() {
            return new Reply(200, Map.of(), says("go to hallway").body(), true, false);
        }

        static Reply silence() {
            return new Reply(200, Map.of(), "", false, true);
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<JsonNode> requests = Collections.synchronizedList(new ArrayList<>());
    private volatile Function<JsonNode, Reply> replies;

    AgentStandIn(Function<JsonNode, Reply> replies) {
        this.replies = replies;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/chat/completions", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/v1";
    }

    void answerBy(Function<JsonNode, Reply> other) {
        replies = other;
    }

    List<JsonNode> requests() {
        return List.copyOf(requests);
    }

    /** Content of the last message. */
    static String question(JsonNode request) {
        JsonNode messages = request.path("messages");
        return messages.path(messages.size() - 1).path("content").asText();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        JsonNode request = Json.mapper().readTree(exchange.getRequestBody());
        requests.add(request);
        Reply reply = replies.apply(request);
        if (reply.silent()) {
            await();
        } else {
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), bytes.length);
            exchange.getResponseBody().write(bytes, 0, reply.cut() ? bytes.length / 2 : bytes.length);
        }
        exchange.close();
    }

    private void await() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
