package dev.cairn.llm.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.cairn.core.io.Json;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The one way in for every text that a server sends: bodies, headers, and what the HTTP client quotes of them. The key is
 * hidden before anything is parsed, cut, shown or stored.
 */
final class ServerWords {
    private static final int SHOWN = 300;

    /** Of JSON: a name, a value, a bracket. An answer with the alternatives of thousands of tokens has fewer. */
    private static final long MOST_TOKENS = 1_000_000;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Characters that nobody sees: they turn the line around, or stand between the letters of a key. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Cs}]");

    /** Servers are no part of Cairn: what they say twice does no harm. */
    private static final ObjectReader READER = JsonMapper.builder(JsonFactory.builder()
                    // Names of fields are remembered by neither the parser nor the JVM: a server could send any number.
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxTokenCount(MOST_TOKENS)
                            .build())
                    .build())
            // as Python writes a probability of 0
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private final Optional<ApiKey> key;

    ServerWords(Optional<ApiKey> key) {
        this.key = key;
    }

    /**
     * A body as JSON; a missing node if it is none. Escapes in the body hide nothing: the key is looked for behind them too.
     */
    JsonNode json(String body) {
        try {
            JsonNode tree = READER.readTree(hide(body.startsWith(BYTE_ORDER_MARK) ? body.substring(1) : body));
            return key.isEmpty() ? tree : READER.readTree(hide(Json.write(tree)));
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** A text for a message: one line, not empty, no control characters, not long. */
    String shown(String text) {
        String seen = UNSEEN.matcher(text).replaceAll("");
        String hidden = key.map(secret -> secret.hideAll(seen)).orElse(seen);
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < hidden.length() && line.length() < SHOWN + 1; i++) {
            char c = hidden.charAt(i);
            boolean blank = Character.isWhitespace(c) || Character.isISOControl(c);
            if (!blank) {
                line.append(c);
            } else if (line.length() > 0 && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        }
        String shown = line.length() <= SHOWN ? line.toString().strip() : line.substring(0, SHOWN) + "...";
        return shown.isEmpty() ? "nothing" : shown;
    }

    private String hide(String text) {
        return key.map(secret -> secret.hide(text)).orElse(text);
    }
}
