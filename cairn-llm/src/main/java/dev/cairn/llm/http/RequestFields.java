package dev.cairn.llm.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cairn.core.UserException;
import dev.cairn.core.io.Json;
import dev.cairn.llm.ChatRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Fields of a request that a model or a server wants otherwise than usual.
 *
 * @param tokenField name of the limit on the answer: {@code max_tokens}, or {@code max_completion_tokens} for models that
 *     know only this one
 * @param changes fields by name with the value to send; empty to leave a field out that is usually sent
 */
public record RequestFields(String tokenField, Map<String, Optional<JsonNode>> changes) {
    /** As most servers take it. */
    public static final RequestFields DEFAULT = new RequestFields("max_tokens", Map.of());

    public RequestFields {
        if (tokenField.isBlank()) {
            throw new UserException("the field for the longest answer needs a name, for example max_tokens");
        }
        for (String fixed : new String[] {"model", "messages", "stream"}) {
            if (changes.containsKey(fixed) || tokenField.equals(fixed)) {
                throw new UserException("the field '" + fixed + "' is Cairn's own; "
                        + (changes.containsKey(fixed) ? "--llm-field" : "--token-field") + " cannot set it");
            }
        }
        if (changes.keySet().stream().anyMatch(String::isBlank)) {
            throw new UserException("a field of --llm-field has no name; give NAME=VALUE");
        }
        changes = Collections.unmodifiableMap(new TreeMap<>(changes));
    }

    /**
     * Fields from flags.
     *
     * @param given values by name: JSON where it is some ({@code 0.6}, {@code true}, {@code {"a": 1}}), else text; an empty
     *     one leaves the field out
     */
    public static RequestFields of(String tokenField, Map<String, String> given) {
        Map<String, Optional<JsonNode>> changes = new TreeMap<>();
        given.forEach(
                (name, value) -> changes.put(name, value.isBlank() ? Optional.empty() : Optional.of(parse(value))));
        return new RequestFields(tokenField, changes);
    }

    /** What is sent for a question. {@code n} is not: one answer is what every server gives. */
    Map<String, Object> body(ChatRequest request) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("model", request.model());
        body.put("messages", request.messages());
        body.put("temperature", request.temperature());
        body.put(tokenField, request.maxTokens());
        if (!request.stop().isEmpty()) {
            body.put("stop", request.stop());
        }
        if (request.alternatives() > 0) {
            body.put("logprobs", true);
            body.put("top_logprobs", request.alternatives());
        }
        changes.forEach((name, value) -> {
            body.remove(name);
            value.ifPresent(set -> body.put(name, set));
        });
        return body;
    }

    private static JsonNode parse(String value) {
        try {
            return Json.mapper().readTree(value);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(value);
        }
    }
}
