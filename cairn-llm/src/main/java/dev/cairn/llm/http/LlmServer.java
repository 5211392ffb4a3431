package dev.cairn.llm.http;

import dev.cairn.core.UserException;
import dev.cairn.core.io.Json;
import dev.cairn.core.io.Sha256;
import dev.cairn.llm.ChatRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a model is served, and how its server wants to be asked. */
public final class LlmServer {
    private static final Pattern VERSION = Pattern.compile("/v\\d");
    private static final Pattern SECRET =
            Pattern.compile("(?:^|&)[^=&]*(?:key|token|secret|password|sig|signature|auth)=", Pattern.CASE_INSENSITIVE);
    static final int MOST_PORT = 65_535;
    private static final String AZURE_QUERY = "api-version=";

    private final URI base;
    private final Optional<ApiKey> key;
    private final Duration timeout;
    private final RequestFields fields;

    /**
     * A server.
     *
     * @param base with or without {@code /chat/completions} at its end, for example {@code http://localhost:11434/v1}; a query, as
     *     Azure wants one, stays at the end of the address
     * @param key sent with every request, if there is one: to Azure as {@code api-key} unless another header was chosen
     * @param timeout longest wait for one whole answer
     * @throws UserException if {@code base} is no http address, or holds a secret
     */
    public LlmServer(String base, Optional<ApiKey> key, Duration timeout, RequestFields fields) {
        this.base = parse(base);
        boolean azure = String.valueOf(this.base.getRawQuery()).contains(AZURE_QUERY);
        this.key = key.map(given -> azure && given.chosenHeader().isEmpty() ? given.inHeader("api-key") : given);
        this.timeout = timeout;
        this.fields = fields;
    }

    URI completions() {
        String path = String.valueOf(base.getRawPath()).replaceFirst("/chat/completions/?$", "");
        String query = base.getRawQuery() == null ? "" : "?" + base.getRawQuery();
        String text = base.getScheme() + "://" + base.getRawAuthority() + path;
        return URI.create(text + (path.endsWith("/") ? "" : "/") + "chat/completions" + query);
    }

    Optional<ApiKey> key() {
        return key;
    }

    Duration timeout() {
        return timeout;
    }

    /** What is sent for a question. */
    public Map<String, Object> body(ChatRequest request) {
        return fields.body(request);
    }

    /** Stands for a question to this server: SHA-256 of the address and all that is sent. */
    public String key(ChatRequest request) {
        return Sha256.of(Json.canonical(Map.of("address", completions().toString(), "body", body(request))));
    }

    /** Whether the address has a part like {@code /v1}, as most have. */
    boolean namesVersion() {
        return VERSION.matcher(String.valueOf(base.getRawPath())).find();
    }

    boolean isThisMachine() {
        String host = String.valueOf(base.getHost()).toLowerCase(Locale.ROOT);
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    /** Whether the key would cross a network unencrypted. */
    boolean sendsKeyInTheOpen() {
        return key.isPresent() && !isThisMachine() && "http".equalsIgnoreCase(base.getScheme());
    }

    private static URI parse(String base) {
        if (base.indexOf('@') >= 0) {
            // which is not shown: it may hold a password
            throw new UserException("the address of the server has an @; leave out the name and the password before it,"
                    + " and put a key into CAIRN_LLM_KEY");
        }
        try {
            URI uri = new URI(base.strip());
            if (uri.getPort() > MOST_PORT) {
                throw new UserException("'" + base + "' is no address of a server: ports go up to " + MOST_PORT);
            }
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (http && uri.getHost() != null && uri.getFragment() == null) {
                if (uri.getRawQuery() != null
                        && SECRET.matcher(uri.getRawQuery()).find()) {
                    throw new UserException("the address of the server holds a key, which would be shown and stored;"
                            + " put it into CAIRN_LLM_KEY, and name its header with --llm-key-header if it is not"
                            + " Authorization");
                }
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
