package dev.cairn.llm;

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
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A real HTTP server on this machine that stands in for a language model. */
public final class ChatServer implements AutoCloseable {
    /** What the server does with a request. */
    public sealed interface Reply {
        /** Answers with these bytes. */
        record Send(int status, Map<String, String> headers, String body) implements Reply {}

        /** Says how long the answer is, sends half of it and hangs up. */
        record CutOff(String body) implements Reply {}

        /** Sends the body over and over, with a pause after each, until the other side hangs up. */
        record Drip(String body, long pauseMillis) implements Reply {}

        /** Says nothing until the server is closed. */
        record Silence() implements Reply {}
    }

    /** A request as it came in. */
    public record Received(String path, Map<String, List<String>> headers, JsonNode body) {
        /** Content of the last message. */
        public String question() {
            JsonNode messages = body.path("messages");
            return messages.path(messages.size() - 1).path("content").asText();
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Received> received = Collections.synchronizedList(new ArrayList<>());
    private final Function<Received, Reply> replies;

    public ChatServer(Function<Received, Reply> replies) {
        this.replies = replies;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** Replies in this order; the last one for all further requests. */
    public static Function<Received, Reply> inOrder(Reply... replies) {
        int[] next = {0};
        return request -> {
            synchronized (next) {
                return replies[Math.min(next[0]++, replies.length - 1)];
            }
        };
    }

    /** A successful answer with this text. */
    public static Reply says(String text) {
        return ok(Map.of("role", "assistant", "content", text), "stop");
    }

    public static Reply ok(Map<String, String> message, String finish) {
        return new Reply.Send(
                200,
                Map.of(),
                Json.write(Map.of(
                        "choices",
                        List.of(Map.of("index", 0, "message", message, "finish_reason", finish)),
                        "usage",
                        Map.of("prompt_tokens", 100, "completion_tokens", 20, "total_tokens", 120))));
    }

    public static Reply error(int status, String message) {
        return new Reply.Send(status, Map.of(), Json.write(Map.of("error", Map.of("message", message))));
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/v1";
    }

    public List<Received> received() {
        return List.copyOf(received);
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Received request = new Received(
                exchange.getRequestURI().toString(),
                Map.copyOf(exchange.getRequestHeaders()),
                Json.mapper().readTree(exchange.getRequestBody()));
        received.add(request);
        Reply reply = replies.apply(request);
        if (reply instanceof Reply.Send send) {
            send.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = send.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(send.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } else if (reply instanceof Reply.CutOff cut) {
            byte[] bytes = cut.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
            exchange.getResponseBody().flush();
        } else if (reply instanceof Reply.Drip drip) {
            exchange.sendResponseHeaders(200, 0);
            do {
                exchange.getResponseBody().write(drip.body().getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
            } while (!await(drip.pauseMillis()));
        } else {
            await(Long.MAX_VALUE);
        }
        exchange.close();
    }

    /** Whether the server was closed in this time. */
    private boolean await(long millis) {
        try {
            return closing.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
