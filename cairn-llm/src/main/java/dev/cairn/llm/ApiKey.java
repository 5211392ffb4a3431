package dev.cairn.llm;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A secret that goes into the Authorization header and nowhere else. */
public final class ApiKey {
    private static final String[] VARIABLES = {"CAIRN_LLM_KEY", "OPENAI_API_KEY"};

    private final String secret;

    public ApiKey(String secret) {
        if (secret.isBlank() || secret.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new LlmUnusableException("the key in " + String.join(" or ", VARIABLES)
                    + " is empty or has blanks or other characters that no key has");
        }
        this.secret = secret;
    }

    /** The key that the environment gives, if any; local servers need none. */
    public static Optional<ApiKey> from(Map<String, String> environment) {
        return Stream.of(VARIABLES)
                .map(variable -> environment.getOrDefault(variable, "").strip())
                .filter(value -> !value.isEmpty())
                .findFirst()
                .map(ApiKey::new);
    }

    String authorization() {
        return "Bearer " + secret;
    }

    /** A text without the key, should a server have put it there. */
    String hide(String text) {
        return text.replace(secret, "***");
    }

    @Override
    public String toString() {
        return "ApiKey[***]";
    }
}
