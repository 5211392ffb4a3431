package dev.cairn.llm.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.cairn.core.CairnException;
import dev.cairn.core.io.Json;
import dev.cairn.llm.ChatAnswer;
import dev.cairn.llm.ChatModel;
import dev.cairn.llm.ChatRequest;
import dev.cairn.llm.RetriableLlmException;
import dev.cairn.llm.ServerDownException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request to a server that speaks OpenAI's chat completions, and what its response means. */
public final class HttpChat implements ChatModel {
    private static final Logger LOG = LoggerFactory.getLogger(HttpChat.class);

    /** What the client says of a refusal without the header that it wants of one, as soon as it has a password for the proxy. */
    private static final Pattern BARE_STATUS = Pattern.compile("header missing for response code (\\d{3})");

    /** Longer than any answer; a body beyond it is a fault. */
    private static final int MOST_BYTES = 8 << 20;

    /** Longest wait without a word. */
    private static final Duration QUIET = Duration.ofSeconds(5);

    private final LlmServer server;
    private final Clock clock;
    private final HttpClient client;
    private final Optional<URI> proxy;
    private final ServerWords words;
    private final BooleanSupplier answeredBefore;
    private final Set<String> said = ConcurrentHashMap.newKeySet();
    private volatile boolean answered;

    /** A server that is reached directly. */
    public HttpChat(LlmServer server, Clock clock) {
        this(server, clock, Map.of(), () -> false);
    }

    /**
     * A server.
     *
     * @param clock tells how long a date in {@code Retry-After} is away
     * @param environment its proxy and its certificates, see {@link Network}
     * @param answeredBefore whether the model has answered an earlier process; asked only when a request fails
     */
    public HttpChat(LlmServer server, Clock clock, Map<String, String> environment, BooleanSupplier answeredBefore) {
        this.server = server;
        this.clock = clock;
        this.client = Network.client(server, environment);
        this.proxy = Network.proxy(server, environment);
        this.words = new ServerWords(server.key());
        this.answeredBefore = answeredBefore;
        if (server.sendsKeyInTheOpen()) {
            LOG.warn("the key for {} is sent without encryption; use https", server);
        }
    }

    @Override
    public ChatAnswer answer(ChatRequest request) {
        HttpResponse<String> response = send(request);
        int status = response.statusCode();
        JsonNode body = words.json(response.body());
        Optional<String> error = ServerFault.words(body).map(words::shown);
        if (status == 200 && error.isEmpty() && ChatProtocol.hasMessage(body)) {
            ChatAnswer answer = ChatProtocol.answer(request, body);
            answered = true;
            return answer;
        }
        Optional<String> moved = response.headers().firstValue("Location");
        if (status / 100 == 3 && moved.isPresent()) {
            throw ServerFault.unusable(
                    server,
                    request,
                    server + " has moved to " + words.shown(absolute(moved.get())),
                    "if you trust it, give that address with --llm-url");
        }
        String said = error.orElseGet(() -> words.shown(response.body()));
        if (status == 200 && error.isEmpty()) {
            refusePacked(request, response);
            refuseOtherThanJson(request, response.body());
            throw new RetriableLlmException(server + " sent no answer of the protocol (choices[0].message): " + said);
        }
        Optional<Duration> wanted =
                response.headers().firstValue("Retry-After").flatMap(value -> RetryAfter.parse(value, clock));
        throw ServerFault.of(server, request, status, body, said).exception(wanted.orElse(null), this::hasAnswered);
    }

    private boolean hasAnswered() {
        answered = answered || answeredBefore.getAsBoolean();
        return answered;
    }

    private String absolute(String location) {
        try {
            return server.completions().resolve(location).toString();
        } catch (IllegalArgumentException e) {
            return location;
        }
    }

    /** No body is packed for those who do not ask for it, as Cairn never does. */
    private void refusePacked(ChatRequest request, HttpResponse<String> response) {
        String packed = response.headers().firstValue("Content-Encoding").orElse("identity");
        if (!packed.equalsIgnoreCase("identity")) {
            throw ServerFault.unusable(
                    server,
                    request,
                    "it sends compressed answers (" + words.shown(packed) + "), which nobody asked for",
                    "turn that off in the server, or in the proxy before it");
        }
    }

    /** A page to log in, or a stream that nobody asked for: nothing that passes by asking again, unless the server has answered before. */
    private void refuseOtherThanJson(ChatRequest request, String body) {
        String start = body.strip();
        boolean isPage = start.startsWith("<");
        if ((isPage || start.startsWith("data:")) && !hasAnswered()) {
            throw ServerFault.unusable(
                    server,
                    request,
                    "it answers with " + (isPage ? "a web page" : "a stream, which was not asked for") + ": "
                            + words.shown(start),
                    "check --llm-url"
                            + (server.namesVersion() ? "" : "; most addresses end in /v1, this one does not"));
        }
    }

    private HttpResponse<String> send(ChatRequest request) {
        Question question = new Question(Json.write(server.body(request)));
        HttpRequest.Builder http = HttpRequest.newBuilder(server.completions())
                .header("Content-Type", "application/json")
                .POST(question);
        server.key().ifPresent(key -> http.header(key.header(), key.value()));
        CompletableFuture<HttpResponse<String>> running =
                client.sendAsync(http.build(), headers -> new LimitedBody(MOST_BYTES));
        CompletableFuture.delayedExecutor(QUIET.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> sayThatItWaits(running, question));
        // the client's own timeouts know neither a silent proxy nor a body without end
        long start = System.nanoTime();
        try {
            CompletableFuture.anyOf(question.connected(), running)
                    .get(toConnect().toMillis(), TimeUnit.MILLISECONDS);
            return running.get(server.timeout().toNanos() - (System.nanoTime() - start), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            running.cancel(true);
            if (!question.connected().isDone()) {
                throw new ServerDownException("no connection with " + server + way() + " within "
                        + toConnect().toSeconds() + " s; is the server running"
                        + (proxy.isEmpty() ? "" : ", and the proxy right")
                        + "?");
            }
            throw new RetriableLlmException(server + " has not answered within "
                    + server.timeout().toSeconds() + " s; --timeout gives it longer");
        } catch (InterruptedException e) {
            running.cancel(true);
            Thread.currentThread().interrupt();
            throw new CairnException("interrupted while waiting for " + server, e);
        } catch (ExecutionException e) {
            throw failure(request, question, e.getCause() == null ? e : e.getCause());
        }
    }

    /** Who watches shall know what is going on, but not for each of many questions at once. */
    private void sayThatItWaits(CompletableFuture<?> running, Question question) {
        if (running.isDone()) {
            return;
        }
        if (!question.connected().isDone()) {
            sayOnce("there is no connection with " + server + way() + " yet; waiting up to "
                    + toConnect().toSeconds() + " s");
        } else if (!answered) {
            sayOnce(server + " has not answered its first question yet; waiting up to "
                    + server.timeout().toSeconds() + " s");
        }
    }

    private void sayOnce(String sentence) {
        if (said.add(sentence)) {
            LOG.warn("{}", sentence);
        }
    }

    private Duration toConnect() {
        return server.timeout().compareTo(Network.CONNECT) < 0 ? server.timeout() : Network.CONNECT;
    }

    private String way() {
        return proxy.map(by -> " through the proxy " + Network.shown(by)).orElse("");
    }

    /** Without its cause: the client quotes what the server sent, which may hold the key. */
    private CairnException failure(ChatRequest request, Question question, Throwable cause) {
        String what = words.shown(String.valueOf(cause.getMessage() == null ? cause : cause.getMessage()));
        if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
            return new ServerDownException("cannot connect to " + server + way() + "; is the server running?");
        }
        if (cause instanceof SSLException) {
            return ServerFault.unusable(
                    server,
                    request,
                    "no safe connection" + way() + " (" + what + ")",
                    "is https right? A certificate of your own organisation goes into a file that SSL_CERT_FILE names");
        }
        if (what.contains("Tunnel failed")) {
            return ServerFault.unusable(
                    server, request, "there is no way" + way() + " (" + what + ")", "check HTTPS_PROXY and NO_PROXY");
        }
        Matcher bareStatus = BARE_STATUS.matcher(what);
        if (bareStatus.find()) {
            return ServerFault.of(
                            server,
                            request,
                            Integer.parseInt(bareStatus.group(1)),
                            MissingNode.getInstance(),
                            "nothing")
                    .exception(null, this::hasAnswered);
        }
        return cause instanceof Exception
                ? new RetriableLlmException(server
                        + (question.connected().isDone()
                                ? " cut the answer off: "
                                : way() + " ended the connection before the question was sent: ")
                        + what)
                : new CairnException("cannot ask " + server + ": " + what);
    }
}
