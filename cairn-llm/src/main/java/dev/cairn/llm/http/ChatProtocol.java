package dev.cairn.llm.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.llm.ChatAnswer;
import dev.cairn.llm.ChatRequest;
import dev.cairn.llm.TokenUsage;
import dev.cairn.llm.UnusableAnswerException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Answers of OpenAI's chat completions, as servers that call themselves compatible give them. */
final class ChatProtocol {
    /** More tokens than any model reads or writes: a count above is a mistake. */
    private static final long MOST_TOKENS = 20_000_000;

    /** Of a token whose probability is no number. */
    private static final double LEAST_LOGPROB = -100;

    private ChatProtocol() {}

    /** Whether the protocol's way to a message leads anywhere. */
    static boolean hasMessage(JsonNode body) {
        return choice(body).path("message").isObject();
    }

    /**
     * The answer in a body with a message. Servers that count no tokens, or cannot count, get an estimate.
     *
     * @throws UnusableAnswerException if it has no text but thinking, or a filter took it away
     */
    static ChatAnswer answer(ChatRequest request, JsonNode body) {
        JsonNode choice = choice(body);
        JsonNode message = choice.path("message");
        String raw = text(message.path("content"));
        String text = Thinking.without(raw);
        String refusal = text(message.path("refusal"));
        String thoughts = Stream.of("reasoning_content", "reasoning", "thinking")
                .map(name -> text(message.path(name)))
                .filter(thought -> !thought.isBlank())
                .findFirst()
                .orElse("");
        String finish = wellFormed(choice.path("finish_reason").asText("unknown"));
        TokenUsage usage = usage(request, raw + thoughts + refusal, body.path("usage"));
        if (text.isBlank() && refusal.isEmpty()) {
            refuseThinkingOnly(request, new ChatAnswer(raw.isBlank() ? thoughts : raw, finish, usage));
        }
        if (finish.equals("content_filter")) {
            throw new UnusableAnswerException(
                    "the server's filter cut the answer off", new ChatAnswer(text, finish, usage));
        }
        return new ChatAnswer(
                text.isBlank() && !refusal.isEmpty() ? refusal : text,
                finish,
                usage,
                alternatives(choice.path("logprobs").path("content")));
    }

    private static JsonNode choice(JsonNode body) {
        return body.path("choices").path(0);
    }

    private static void refuseThinkingOnly(ChatRequest request, ChatAnswer answer) {
        if (answer.finish().equals("length")) {
            throw new UnusableAnswerException(
                    "the model used up its " + request.maxTokens()
                            + " tokens by thinking and did not come to an answer;"
                            + " give it more with --answer-tokens, or less to think, for example with --llm-field"
                            + " reasoning_effort=low",
                    answer);
        }
        if (!answer.text().isBlank()) {
            throw new UnusableAnswerException("the model thought but did not answer", answer);
        }
    }

    /** Of the first token that is more than blank space. */
    private static List<ChatAnswer.Alternative> alternatives(JsonNode tokens) {
        for (JsonNode token : tokens) {
            if (!token.path("token").asText("").isBlank()) {
                List<ChatAnswer.Alternative> alternatives = new ArrayList<>();
                token.path("top_logprobs")
                        .forEach(other -> alternatives.add(new ChatAnswer.Alternative(
                                wellFormed(other.path("token").asText("")), logprob(other.path("logprob")))));
                return alternatives;
            }
        }
        return List.of();
    }

    private static double logprob(JsonNode number) {
        double value = number.asDouble(LEAST_LOGPROB);
        return Double.isFinite(value) ? value : LEAST_LOGPROB;
    }

    /** Half a character, which JSON can hold and no file can, becomes a question mark: the answer is the same before it is stored and after. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** Thinking counts as written, also where a server counts it only in the total or in the details. */
    private static TokenUsage usage(ChatRequest request, String written, JsonNode usage) {
        long input = count(usage.path("prompt_tokens"), request.estimatedTokens());
        long output = count(usage.path("completion_tokens"), ChatRequest.estimatedTokens(written));
        long thinking = count(usage.path("completion_tokens_details").path("reasoning_tokens"), 0);
        long total = count(usage.path("total_tokens"), input + output);
        return new TokenUsage(
                input, Math.max(Math.max(output, total - input), thinking > output ? output + thinking : 0));
    }

    private static long count(JsonNode tokens, long otherwise) {
        boolean possible = tokens.isIntegralNumber()
                && tokens.canConvertToLong()
                && tokens.asLong() >= 0
                && tokens.asLong() <= MOST_TOKENS;
        return possible ? tokens.asLong() : otherwise;
    }

    private static String text(JsonNode content) {
        if (content.isArray()) {
            StringBuilder parts = new StringBuilder();
            content.forEach(part -> parts.append(part.path("text").asText("")));
            return wellFormed(parts.toString());
        }
        return content.isTextual() ? wellFormed(content.asText()) : "";
    }
}
