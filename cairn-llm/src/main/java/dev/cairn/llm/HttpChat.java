package dev.cairn.llm;

import dev.cairn.core.CairnException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request to a server that speaks OpenAI's chat completions, and what its response means. Redirects are not followed,
 * so that the key never reaches another host.
 */
public final class HttpChat implements ChatModel {
    private static final Logger LOG = LoggerFactory.getLogger(HttpChat.class);
    private static final Duration CONNECT = Duration.ofSeconds(20);

    private final LlmServer server;
    private final Clock clock;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** @param clock tells how long a date in {@code Retry-After} is away */
    public HttpChat(LlmServer server, Clock clock) {
        this.server = server;
        this.clock = clock;
        if (server.sendsKeyInTheOpen()) {
            LOG.warn("the key for {} is sent without encryption; use https", server);
        }
    }

    @Override
    public ChatAnswer answer(ChatRequest request) {
        HttpResponse<String> response = send(request);
        int status = response.statusCode();
        if (status == 200) {
            return ChatProtocol.answer(request, response.body());
        }
        throw failure(response, request.model());
    }

    private HttpResponse<String> send(ChatRequest request) {
        HttpRequest.Builder http = HttpRequest.newBuilder(server.completions())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(ChatProtocol.body(request, server.limitField())));
        server.key().ifPresent(key -> http.header("Authorization", key.authorization()));
        // the client's own timeout ends with the headers; this one includes the body
        CompletableFuture<HttpResponse<String>> running =
                client.sendAsync(http.build(), HttpResponse.BodyHandlers.ofString());
        try {
            return running.get(server.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            running.cancel(true);
            throw new RetriableLlmException(
                    server + " has not answered within " + server.timeout().toSeconds() + " s", e);
        } catch (InterruptedException e) {
            running.cancel(true);
            Thread.currentThread().interrupt();
            throw new CairnException("interrupted while waiting for " + server, e);
        } catch (ExecutionException e) {
            throw cause(e);
        }
    }

    private CairnException cause(ExecutionException e) {
        if (e.getCause() instanceof ConnectException) {
            return new RetriableLlmException("cannot connect to " + server + "; is the server running?", e);
        }
        return e.getCause() instanceof IOException
                ? new RetriableLlmException(server + " cut the answer off: " + e.getCause(), e)
                : new CairnException("cannot ask " + server + ": " + e.getCause(), e);
    }

    private CairnException failure(HttpResponse<String> response, String model) {
        int status = response.statusCode();
        String said = server + " says " + status + ": " + hidden(ChatProtocol.error(response.body()));
        if (status == 401 || status == 403) {
            return new LlmUnusableException(server + " refuses the key (" + status + "); "
                    + (server.key().isPresent() ? "check" : "there is none, set") + " CAIRN_LLM_KEY or OPENAI_API_KEY");
        }
        if (status == 429 && ChatProtocol.isOutOfQuota(response.body())) {
            return new LlmUnusableException(said + "; add credit, then run the same command again to go on");
        }
        if (status / 100 == 3) {
            return new LlmUnusableException(server + " has moved to "
                    + response.headers().firstValue("Location").orElse("another address")
                    + "; if you trust it, give that address with --llm-url");
        }
        if (status == 404 || status == 405) {
            return new LlmUnusableException(
                    said + "; check --llm-url (does it need /v1 at its end?) and --llm-model " + model);
        }
        return isRetriable(status)
                ? new RetriableLlmException(
                        said,
                        response.headers()
                                .firstValue("Retry-After")
                                .flatMap(value -> RetryAfter.parse(value, clock))
                                .orElse(null))
                : new PermanentLlmException(said);
    }

    private static boolean isRetriable(int status) {
        return status == 408 || status == 409 || status == 425 || status == 429 || status >= 500 || status < 300;
    }

    private String hidden(String text) {
        return server.key().map(key -> key.hide(text)).orElse(text);
    }
}
