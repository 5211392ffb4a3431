package dev.cairn.distill.llm;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cairn.core.io.Json;
import dev.cairn.core.io.Sha256;
import java.util.List;

/**
 * A chat that waits for an answer.
 *
 * @param maxTokens longest answer
 */
public record ChatRequest(
        String model,
        List<ChatMessage> messages,
        double temperature,
        @JsonProperty("max_tokens") int maxTokens) {
    /** English text has about four characters a token; names and brackets have fewer. */
    private static final double CHARACTERS_PER_TOKEN = 3.5;

    private static final int TOKENS_PER_MESSAGE = 4;

    public ChatRequest {
        if (model.isBlank() || messages.isEmpty() || maxTokens < 1) {
            throw new IllegalArgumentException("a chat needs a model, a message and room for an answer");
        }
        messages = List.copyOf(messages);
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
