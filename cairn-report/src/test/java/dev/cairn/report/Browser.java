package dev.cairn.report;

import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.io.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real Chromium without a window, driven over its DevTools protocol. */
public final class Browser implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final WebSocket socket;
    private final BlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();
    private final List<String> errors = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private String session = "";
    private int calls;

    private Browser(Process process, URI address) {
        this.process = process;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, new Messages())
                .join();
    }

    /** Starts one; the test is skipped with a reason if there is none. */
    public static Browser start(Path profile) {
        Path program = Stream.of(
                        System.getenv().getOrDefault("CAIRN_CHROMIUM", ""),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(() -> abort("no Chromium found; install it (Debian: apt-get install chromium) or set"
                        + " CAIRN_CHROMIUM to its path"));
        try {
            Process process = new ProcessBuilder(
                            program.toString(),
                            "--headless=new",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-dev-shm-usage",
                            "--hide-scrollbars",
                            "--force-device-scale-factor=1",
                            "--remote-debugging-port=0",
                            "--user-data-dir=" + profile,
                            "about:blank")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Browser browser = new Browser(process, address(process.errorReader()));
            JsonNode target = browser.call("Target.createTarget", Map.of("url", "about:blank"));
            browser.session = browser.call(
                            "Target.attachToTarget",
                            Map.of("targetId", target.path("targetId").asText(), "flatten", true))
                    .path("sessionId")
                    .asText();
            browser.call("Runtime.enable", Map.of());
            browser.call("Network.enable", Map.of());
            browser.call("Page.enable", Map.of());
            return browser;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI address(BufferedReader output) throws IOException {
        String mark = "DevTools listening on ";
        List<String> seen = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            seen.add(line);
            if (line.startsWith(mark)) {
                return URI.create(line.substring(mark.length()).strip());
            }
        }
        throw new IllegalStateException("Chromium did not start: " + seen);
    }

    /** Opens a page and waits until it is loaded. */
    public void open(URI page) {
        errors.clear();
        requests.clear();
        call("Page.navigate", Map.of("url", "about:blank"));
        call("Page.navigate", Map.of("url", page.toString()));
        while (!evaluate("document.readyState + location.href").asText().equals("complete" + page)) {
            Thread.onSpinWait();
        }
    }

    /** Width of the window in CSS pixels, and the colours that the user prefers. */
    public void look(int width, String colours) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colours))));
    }

    /** Value of an expression in the page. */
    public JsonNode evaluate(String expression) {
        JsonNode result =
                call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (result.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + result.path("exceptionDetails"));
        }
        return result.path("result").path("value");
    }

    /** Waits until an expression in the page is true, then for the value of another one. */
    public JsonNode evaluateWhen(String condition, String expression) {
        evaluate("new Promise(done => { const look = () => (" + condition
                + ") ? done() : setTimeout(look, 1); look(); })");
        return evaluate(expression);
    }

    /** Presses and releases a key. */
    public void press(String key) {
        String text = key.length() == 1 ? key : key.equals("Enter") ? "\r" : "";
        int code = Map.of("Enter", 13, "Escape", 27, "ArrowDown", 40, "ArrowUp", 38, "Tab", 9)
                .getOrDefault(key, 0);
        call(
                "Input.dispatchKeyEvent",
                Map.of(
                        "type",
                        text.isEmpty() ? "rawKeyDown" : "keyDown",
                        "key",
                        key,
                        "text",
                        text,
                        "windowsVirtualKeyCode",
                        code));
        call("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key, "windowsVirtualKeyCode", code));
    }

    /** Types into what has the focus. */
    public void type(String text) {
        call("Input.insertText", Map.of("text", text));
    }

    /** Picture of the top of the page, or of the whole page. */
    public void screenshot(Path file, boolean whole) throws IOException {
        JsonNode shot = call("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", whole));
        Files.write(file, Base64.getDecoder().decode(shot.path("data").asText()));
    }

    /** Uncaught errors and violations of the content security policy since the page was opened. */
    public List<String> errors() {
        return List.copyOf(errors);
    }

    /** Addresses that the page has asked for. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    private JsonNode call(String method, Map<String, ?> parameters) {
        int id = ++calls;
        Map<String, Object> message = session.isEmpty()
                ? Map.of("id", id, "method", method, "params", parameters)
                : Map.of("id", id, "method", method, "params", parameters, "sessionId", session);
        socket.sendText(Json.write(message), true).join();
        try {
            while (true) {
                JsonNode answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (answer == null) {
                    throw new IllegalStateException("no answer to " + method);
                }
                if (answer.path("id").asInt() == id) {
                    if (answer.has("error")) {
                        throw new IllegalStateException(method + ": " + answer.path("error"));
                    }
                    return answer.path("result");
                }
                note(answer);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void note(JsonNode event) {
        JsonNode parameters = event.path("params");
        switch (event.path("method").asText()) {
            case "Runtime.exceptionThrown" -> errors.add(parameters.toString());
            case "Runtime.consoleAPICalled" ->
                errors.add(parameters.path("args").toString());
            case "Log.entryAdded" ->
                errors.add(parameters.path("entry").path("text").asText());
            case "Network.requestWillBeSent" ->
                requests.add(parameters.path("request").path("url").asText());
            default -> {}
        }
    }

    @Override
    public void close() {
        socket.abort();
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Messages implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                answers.add(read(text.toString()));
                text.setLength(0);
            }
            return WebSocket.Listener.super.onText(from, part, last);
        }

        private JsonNode read(String message) {
            try {
                return Json.mapper().readTree(message);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
