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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A server on this machine in the place of a language model; by default it cuts every path it is asked about into pairs. */
public final class ModelStandIn implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, Integer> answered = new ConcurrentHashMap<>();
    private final Set<String> introductions = ConcurrentHashMap.newKeySet();
    private final AtomicInteger received = new AtomicInteger();
    private final UnaryOperator<String> answers;
    private volatile int silentFrom = Integer.MAX_VALUE;
    private volatile int status = 200;
    private volatile int failFrom;

    public ModelStandIn() {
        this(ModelStandIn::pairs);
    }

    /** @param answers to each question */
    public ModelStandIn(UnaryOperator<String> answers) {
        this.answers = answers;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/chat/completions", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/v1";
    }

    /** From this request on, counted from 0, it says nothing. */
    void fallSilentAt(int request) {
        silentFrom = request;
    }

    void failWith(int other) {
        failWith(other, 0);
    }

    /** From this request on, counted from 0, it answers with another status. */
    void failWith(int other, int request) {
        failFrom = request;
        status = other;
    }

    public int received() {
        return received.get();
    }

    /** The introduction that it was sent before all examples. */
    Set<String> introductions() {
        return Set.copyOf(introductions);
    }

    /** How often each question was answered. */
    Map<String, Integer> answered() {
        return Map.copyOf(answered);
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        JsonNode messages = Json.mapper().readTree(exchange.getRequestBody()).path("messages");
        introductions.add(messages.path(0).path("content").asText());
        String question = messages.path(messages.size() - 1).path("content").asText();
        int request = received.getAndIncrement();
        if (request >= silentFrom) {
            await();
        } else {
            int code = request >= failFrom ? status : 200;
            byte[] body = body(code, question).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(code, body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private String body(int code, String question) {
        if (code != 200) {
            return Json.write(Map.of("error", Map.of("message", "no such luck")));
        }
        answered.merge(question, 1, Integer::sum);
        return Json.write(Map.of(
                "choices",
                List.of(Map.of("message", Map.of("content", answers.apply(question)), "finish_reason", "stop")),
                "usage",
                Map.of("prompt_tokens", 1000, "completion_tokens", 100)));
    }

    private static String pairs(String question) {
        List<String> actions =
                List.of(question.split("solve it: ")[1].split("\n")[0].strip().split(",\\s*"));
        return IntStream.range(0, (actions.size() + 1) / 2)
                .mapToObj(i -> (i + 1) + "- pair(" + i + "): "
                        + actions.subList(2 * i, Math.min(2 * i + 2, actions.size())).stream()
                                .collect(Collectors.joining("', '", "{'", "'}")))
                .collect(Collectors.joining(" "));
    }

    private void await() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
