package dev.cairn.llm;

import java.util.List;

/**
 * A chat that waits for an answer.
 *
 * @param maxTokens longest answer
 * @param stop texts that end the answer and are no part of it
 * @param alternatives how many likely tokens to report in place of each token, with their log-probabilities; 0 for none
 */
public record ChatRequest(
        String model,
        List<ChatMessage> messages,
        double temperature,
        int maxTokens,
        List<String> stop,
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
