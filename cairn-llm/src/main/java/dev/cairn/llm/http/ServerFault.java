package dev.cairn.llm.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.cairn.core.CairnException;
import dev.cairn.core.io.Json;
import dev.cairn.llm.ChatRequest;
import dev.cairn.llm.LlmUnusableException;
import dev.cairn.llm.PermanentLlmException;
import dev.cairn.llm.RetriableLlmException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a response means that is no answer: whether it concerns this question, every question, or only this moment. Servers
 * agree neither on status codes nor on the form of an error, so that their words count as well.
 *
 * @param status the response's, or the one that a body with status 200 names
 * @param said the server's words
 */
record ServerFault(LlmServer server, ChatRequest request, int status, String said) {
    private static final List<String> QUESTION = List.of(
            "context length",
            "context_length",
            "maximum context",
            "context window",
            "context size",
            "too long",
            "too many tokens",
            "flagged",
            "moderation",
            "content_policy",
            "content policy",
            "content_filter",
            "content management policy",
            "safety");
    private static final List<String> KEY =
            List.of("api key", "api_key", "apikey", "api-key", "unauthorized", "credential");
    private static final List<String> CREDIT = List.of(
            "insufficient_quota", "billing_hard_limit", "insufficient balance", "insufficient credit", "out of credit");
    private static final List<String> MODEL = List.of(
            "model id",
            "model_not_found",
            "no such model",
            "unknown model",
            "invalid model",
            "unsupported model",
            "requested model",
            "unable to access model",
            "no models loaded",
            "model_not_available",
            "model_not_supported",
            "model not found",
            "does not exist",
            "not a valid model");
    private static final List<String> FIELD = List.of(
            "unsupported parameter",
            "unsupported value",
            "unsupported_parameter",
            "unsupported_value",
            "unknown parameter",
            "unrecognized request argument",
            "unexpected keyword",
            "extra inputs are not permitted",
            "extra_forbidden");
    private static final List<String> ADDRESS = List.of("unexpected endpoint", "unknown url", "no route");
    private static final String GOES_ON = "; what was done is kept, the same command goes on";

    /** The fault in a response, if its body names one or its status is none of success. */
    static ServerFault of(LlmServer server, ChatRequest request, int status, JsonNode body, String said) {
        JsonNode error = body.path("error");
        int code = (error.isMissingNode() ? body : error).path("code").asInt(0);
        boolean isStatus = status == 200 && code >= 400 && code < 600;
        return new ServerFault(server, request, isStatus ? code : status, said);
    }

    /**
     * The words of an error in any of the usual forms; empty if the body has none. Beside an answer a message is none, {@code
     * "message": "Success"}: there only what is called an error counts.
     */
    static Optional<String> words(JsonNode body) {
        JsonNode first = body.isArray() ? body.path(0) : body;
        JsonNode choice = first.path("choices").path(0).path("error");
        JsonNode error = choice.isMissingNode() ? first.path("error") : choice;
        JsonNode other = ChatProtocol.hasMessage(first) ? MissingNode.getInstance() : first;
        for (JsonNode words : List.of(
                error, error.path("message"), other.path("message"), other.path("detail"), other.path("errors"))) {
            if (words.isTextual() && !words.asText().isBlank()) {
                return Optional.of(words.asText() + also(error));
            }
        }
        JsonNode rest = error.isObject() ? error : other.path("detail");
        return rest.isContainerNode() && !rest.isEmpty() ? Optional.of(Json.write(rest)) : Optional.empty();
    }

    /** What an error says besides its message decides too: its code, type and reasons. */
    private static String also(JsonNode error) {
        String code = error.path("code").isTextual() ? error.path("code").asText() : "";
        return code.isBlank() || code.chars().allMatch(Character::isDigit) ? "" : " (" + code + ")";
    }

    /**
     * The failure to throw.
     *
     * @param retryAfter how long the server wants to be left alone; null if it does not say
     * @param answered whether the server has answered a question, so that key and model are right
     */
    CairnException exception(@Nullable Duration retryAfter, BooleanSupplier answered) {
        boolean refused = status == 400 || status == 403 || status == 422 || status == 200;
        if (status == 413 || (refused && says(QUESTION))) {
            return new PermanentLlmException(sentence() + shorterAnswer());
        }
        if (status == 401 || (refused && says(KEY))) {
            return unusable(keyAdvice());
        }
        if (status == 402 || says(CREDIT)) {
            return unusable("add credit, then run the same command again");
        }
        if (status == 404 || status == 405 || status / 100 == 3 || (refused && (says(MODEL) || says(ADDRESS)))) {
            return unusable("check --llm-url"
                    + (server.namesVersion() ? "" : " (most addresses end in /v1, this one" + " does not)")
                    + " and --llm-model " + request.model());
        }
        if (status == 403) {
            if (answered.getAsBoolean()) {
                return new PermanentLlmException(sentence());
            }
            return unusable(keyAdvice() + ", and that it may use the model " + request.model());
        }
        if (status == 407) {
            return unusable(
                    "the proxy wants a name and a password; put them into HTTPS_PROXY, http://name:password@host");
        }
        if (refused && status != 200 && says(FIELD)) {
            return unusable(
                    "leave the field out with --llm-field NAME= or give it another value; the field for the longest"
                            + " answer has its own flag, --token-field max_completion_tokens");
        }
        return isRetriable()
                ? new RetriableLlmException(sentence(), retryAfter)
                : new PermanentLlmException(sentence());
    }

    /** A fault of every question. */
    static LlmUnusableException unusable(LlmServer server, ChatRequest request, String what, String advice) {
        return new LlmUnusableException(
                server + " cannot be used with the model " + request.model() + ": " + what + "; " + advice + GOES_ON);
    }

    private LlmUnusableException unusable(String advice) {
        return unusable(server, request, "it says " + status + ": " + said, advice);
    }

    private String sentence() {
        return server + " says " + status + ": " + said;
    }

    private String keyAdvice() {
        return server.key().isPresent()
                ? "check " + ApiKey.PLACES
                : "it wants a key and there is none, set " + ApiKey.PLACES;
    }

    /** Servers count the longest answer as part of the context. */
    private String shorterAnswer() {
        return said.contains(Integer.toString(request.maxTokens()))
                ? "; up to " + request.maxTokens() + " of these tokens are the answer's, fewer with --answer-tokens"
                : "";
    }

    private boolean says(List<String> words) {
        String lower = said.toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(lower::contains);
    }

    private boolean isRetriable() {
        return status == 408 || status == 409 || status == 425 || status == 429 || status >= 500 || status < 300;
    }
}
