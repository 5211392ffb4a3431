package dev.cairn.llm.http;

import dev.cairn.core.UserException;
import dev.cairn.llm.LlmUnusableException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A secret that goes into one header of a request and nowhere else. */
public final class ApiKey {
    static final String AUTHORIZATION = "Authorization";
    private static final String[] VARIABLES = {"CAIRN_LLM_KEY", "OPENAI_API_KEY"};

    /** For small models that are served, which have servers of their own: these get no key that was meant for another. */
    private static final String[] OF_SERVED_MODELS = {"CAIRN_MODEL_KEY"};

    /** Where users put a key. */
    static final String PLACES =
            String.join(" or ", VARIABLES) + ", of a served model " + String.join(" or ", OF_SERVED_MODELS);

    /** Servers quote keys in part; of long keys any piece of this length is hidden, unless it may be a word. */
    private static final int PIECE = 8;

    private static final int LONG = 12;
    private static final String HIDDEN = "***";
    private static final Pattern WORD = Pattern.compile("[a-z]+");

    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

    /** What a request says of itself, in lower case. */
    private static final Set<String> TAKEN =
            Set.of("connection", "content-length", "content-type", "expect", "host", "transfer-encoding", "upgrade");

    private final String secret;
    private final Optional<String> header;

    public ApiKey(String secret) {
        this(secret, Optional.empty());
    }

    private ApiKey(String secret, Optional<String> header) {
        if (secret.isBlank() || secret.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new LlmUnusableException(
                    "the key in " + PLACES + ", is empty or has blanks or other characters that no key has");
        }
        this.secret = secret;
        this.header = header;
    }

    /** The key that the environment gives, if any; local servers need none. */
    public static Optional<ApiKey> from(Map<String, String> environment) {
        return from(environment, VARIABLES);
    }

    /** As above, for the models of an agent that are served. */
    public static Optional<ApiKey> ofServedModels(Map<String, String> environment) {
        return from(environment, OF_SERVED_MODELS);
    }

    private static Optional<ApiKey> from(Map<String, String> environment, String... variables) {
        return Stream.of(variables)
                .map(variable -> environment.getOrDefault(variable, "").strip())
                .filter(value -> !value.isEmpty())
                .findFirst()
                .map(ApiKey::new);
    }

    /** The same key, sent as it is in another header, for example {@code api-key} for Azure. */
    public ApiKey inHeader(String name) {
        if (!HEADER.matcher(name).matches() || TAKEN.contains(name.toLowerCase(Locale.ROOT))) {
            throw new UserException("--llm-key-header is '" + name
                    + "', which can be no header of a key; give a name such as Authorization or x-api-key");
        }
        return new ApiKey(secret, Optional.of(name));
    }

    /** Name of the header that was chosen, if one was. */
    Optional<String> chosenHeader() {
        return header;
    }

    String header() {
        return header.orElse(AUTHORIZATION);
    }

    /** Value of the header. */
    String value() {
        return header().equalsIgnoreCase(AUTHORIZATION) ? "Bearer " + secret : secret;
    }

    /**
     * A text without the key, and without pieces of it if it is long. What is shorter than a piece protects nothing: local
     * servers take any word for a key, and that word may occur in an answer. So may the words in {@code sk-no-key-required}.
     */
    String hide(String text) {
        return secret.length() < PIECE ? text : hideAll(text);
    }

    /** As {@link #hide}, also if the key is a short word. */
    String hideAll(String text) {
        String hidden = text;
        for (String form : forms()) {
            hidden = hide(hidden, form);
        }
        return hidden;
    }

    /** As it is, and as it looks in addresses and in JSON. */
    private List<String> forms() {
        return Stream.of(
                        secret,
                        URLEncoder.encode(secret, StandardCharsets.UTF_8),
                        secret.replace("\\", "\\\\").replace("\"", "\\\""))
                .distinct()
                .toList();
    }

    private static String hide(String given, String form) {
        String text = given.replace(form, HIDDEN);
        if (form.length() < LONG) {
            return text;
        }
        Set<String> pieces = IntStream.rangeClosed(0, form.length() - PIECE)
                .mapToObj(at -> form.substring(at, at + PIECE))
                .filter(piece -> !WORD.matcher(piece).matches())
                .collect(Collectors.toSet());
        StringBuilder shown = new StringBuilder();
        int done = 0;
        int hiddenTo = -1;
        for (int at = 0; at + PIECE <= text.length(); at++) {
            if (pieces.contains(text.substring(at, at + PIECE))) {
                if (at > hiddenTo) {
                    shown.append(text, done, at).append(HIDDEN);
                }
                done = at + PIECE;
                hiddenTo = done;
            }
        }
        return shown.append(text, done, text.length()).toString();
    }

    @Override
    public String toString() {
        return "ApiKey[" + HIDDEN + "]";
    }
}
