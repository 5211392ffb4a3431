package dev.cairn.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.io.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Requests and answers of OpenAI's chat completions as JSON. */
final class ChatProtocol {
    private static final int SHOWN = 200;

    private ChatProtocol() {}

    static String body(ChatRequest request, String limitField) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("model", request.model());
        body.put("messages", request.messages());
        body.put("n", 1);
        body.put("temperature", request.temperature());
        body.put(limitField, request.maxTokens());
        if (!request.stop().isEmpty()) {
            body.put("stop", request.stop());
        }
        if (request.alternatives() > 0) {
            body.put("logprobs", true);
            body.put("top_logprobs", request.alternatives());
        }
        return Json.write(body);
    }

    /**
     * The answer in a successful response. Servers that count no tokens get an estimate.
     *
     * @throws RetriableLlmException if it is not what the protocol says
     */
    static ChatAnswer answer(ChatRequest request, String body) {
        JsonNode choice = json(body).path("choices").path(0);
        JsonNode message = choice.path("message");
        if (!message.isObject()) {
            throw new RetriableLlmException("the server's answer has no choices[0].message: " + start(body));
        }
        String text = text(message.path("content"));
        String refusal = text(message.path("refusal"));
        String finish = choice.path("finish_reason").asText("unknown");
        String said = text.isEmpty() ? refusal : text;
        return new ChatAnswer(
                said,
                finish,
                usage(request, said, json(body).path("usage")),
                alternatives(choice.path("logprobs").path("content")));
    }

    /** Of the first token that is more than blank space. */
    private static List<ChatAnswer.Alternative> alternatives(JsonNode tokens) {
        for (JsonNode token : tokens) {
            if (!token.path("token").asText("").isBlank()) {
                List<ChatAnswer.Alternative> alternatives = new ArrayList<>();
                token.path("top_logprobs")
                        .forEach(other -> alternatives.add(new ChatAnswer.Alternative(
                                other.path("token").asText(""),
                                other.path("logprob").asDouble(-100))));
                return alternatives;
            }
        }
        return List.of();
    }

    /** The server's words in an error response. */
    static String error(String body) {
        try {
            JsonNode error = Json.mapper().readTree(body).path("error");
            String message =
                    error.isTextual() ? error.asText() : error.path("message").asText("");
            return message.isEmpty() ? start(body) : start(message);
        } catch (JsonProcessingException e) {
            return start(body);
        }
    }

    /** Whether an error says that the account has nothing left, which no waiting mends. */
    static boolean isOutOfQuota(String body) {
        return body.contains("insufficient_quota") || body.contains("billing_hard_limit_reached");
    }

    private static JsonNode json(String body) {
        try {
            return Json.mapper().readTree(body);
        } catch (JsonProcessingException e) {
            throw new RetriableLlmException("the server's answer is no JSON: " + start(body), e);
        }
    }

    private static TokenUsage usage(ChatRequest request, String text, JsonNode usage) {
        return new TokenUsage(
                usage.path("prompt_tokens").asLong(request.estimatedTokens()),
                usage.path("completion_tokens").asLong(ChatRequest.estimatedTokens(text)));
    }

    private static String text(JsonNode content) {
        if (content.isArray()) {
            StringBuilder parts = new StringBuilder();
            content.forEach(part -> parts.append(part.path("text").asText("")));
            return parts.toString();
        }
        return content.isTextual() ? content.asText() : "";
    }

    private static String start(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
    }
}
