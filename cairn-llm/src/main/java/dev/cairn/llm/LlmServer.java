package dev.cairn.llm;

import dev.cairn.core.UserException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a model is served. */
public final class LlmServer {
    private final URI base;
    private final @Nullable ApiKey key;
    private final Duration timeout;
    private final String limitField;

    /**
     * A server.
     *
     * @param base what comes before {@code /chat/completions}, for example {@code http://localhost:11434/v1}
     * @param key sent with every request, if there is one
     * @param timeout longest wait for one whole answer
     * @param limitField name of the token limit in a request: {@code max_tokens}, or {@code max_completion_tokens} for models
     *     that know only this one
     * @throws UserException if {@code base} is no http address
     */
    public LlmServer(String base, Optional<ApiKey> key, Duration timeout, String limitField) {
        this.base = parse(base);
        this.key = key.orElse(null);
        this.timeout = timeout;
        this.limitField = limitField;
    }

    URI completions() {
        String text = base.toString();
        return URI.create(text.endsWith("/") ? text + "chat/completions" : text + "/chat/completions");
    }

    Optional<ApiKey> key() {
        return Optional.ofNullable(key);
    }

    Duration timeout() {
        return timeout;
    }

    String limitField() {
        return limitField;
    }

    /** Whether the key would cross a network unencrypted. */
    boolean sendsKeyInTheOpen() {
        String host = String.valueOf(base.getHost()).toLowerCase(Locale.ROOT);
        boolean local = host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
        return key != null && !local && "http".equalsIgnoreCase(base.getScheme());
    }

    private static URI parse(String base) {
        try {
            URI uri = new URI(base.strip());
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (http && uri.getHost() != null && uri.getUserInfo() == null && uri.getQuery() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new UserException("'" + base + "' is no address of a server: " + e.getReason(), e);
        }
        throw new UserException("'" + base + "' is no address of a server; give one such as https://api.openai.com/v1"
                + " or http://localhost:11434/v1");
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
