package dev.cairn.llm;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.OptBoolean;
import dev.cairn.core.io.Json;
import dev.cairn.core.io.Sha256;
import java.util.List;

/**
 * A chat that waits for an answer. What is not asked for does not show in the JSON, so that the keys of older answers hold.
 *
 * @param maxTokens longest answer
 * @param stop texts that end the answer and are no part of it
 * @param alternatives how many likely tokens to report in place of each token, with their log-probabilities; 0 for none
 */
public record ChatRequest(
        String model,
        List<ChatMessage> messages,
        double temperature,
        @JsonProperty("max_tokens") int maxTokens,

        @JsonProperty(value = "stop", isRequired = OptBoolean.FALSE)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<String> stop,

        @JsonProperty(value = "alternatives", isRequired = OptBoolean.FALSE)
        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        int alternatives) {
    /** English text has about four characters a token; names and brackets have fewer. */
    private static final double CHARACTERS_PER_TOKEN = 3.5;

    private static final int TOKENS_PER_MESSAGE = 4;

    public ChatRequest {
        if (model.isBlank() || messages.isEmpty() || maxTokens < 1) {
            throw new IllegalArgumentException("a chat needs a model, a message and room for an answer");
        }
        messages = List.copyOf(messages);
        stop = List.copyOf(stop);
    }

    /** A chat that is answered to the end, in words only. */
    public ChatRequest(String model, List<ChatMessage> messages, double temperature, int maxTokens) {
        this(model, messages, temperature, maxTokens, List.of(), 0);
    }

    /** The same chat without a wish for log-probabilities. */
    public ChatRequest withoutAlternatives() {
        return new ChatRequest(model, messages, temperature, maxTokens, stop, 0);
    }

    /** Stands for model, messages and parameters: SHA-256 of their canonical JSON. */
    public String key() {
        return Sha256.of(Json.canonical(this));
    }

    /** Estimate of the tokens of all messages. */
    public int estimatedTokens() {
        return messages.stream()
                .mapToInt(message -> estimatedTokens(message.content()) + TOKENS_PER_MESSAGE)
                .sum();
    }

    /** Estimate of the tokens of a text. */
    public static int estimatedTokens(String text) {
        return (int) Math.ceil(text.length() / CHARACTERS_PER_TOKEN);
    }
}
