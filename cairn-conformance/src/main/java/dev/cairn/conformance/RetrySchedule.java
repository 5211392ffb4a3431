package dev.cairn.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.llm.Backoff;
import dev.cairn.llm.ChatAnswer;
import dev.cairn.llm.ChatMessage;
import dev.cairn.llm.ChatModel;
import dev.cairn.llm.ChatRequest;
import dev.cairn.llm.RetriableLlmException;
import dev.cairn.llm.RetryingChat;
import dev.cairn.llm.TokenUsage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Pauses between tries, with the published parameters and no chance. */
final class RetrySchedule {
    private RetrySchedule() {}

    static Verdict check(ConformanceVector vector) {
        JsonNode parameters = vector.input().path("params");
        Backoff backoff = new Backoff(
                parameters.path("tries").asInt(),
                Duration.ofSeconds(parameters.path("delay").asInt()),
                parameters.path("backoff").asDouble(),
                Duration.ofSeconds(parameters.path("max_delay").asInt()),
                0);
        List<Duration> pauses = new ArrayList<>();
        ChatModel model = failing(vector.input().path("failures_before_success").asInt());
        String result = result(new RetryingChat(model, backoff, pauses::add));
        List<Duration> recorded = GoldPaths.stream(vector.expected().path("sleeps"))
                .map(pause -> Duration.ofNanos(Math.round(pause.asDouble() * 1e9)))
                .toList();
        return Verdict.all(List.of(
                () -> Verdict.same("result", vector.expected().path("result").asText(), result),
                () -> Verdict.same("pauses", recorded, pauses)));
    }

    private static String result(ChatModel model) {
        try {
            return model.answer(new ChatRequest("m", List.of(ChatMessage.user("?")), 0, 1))
                    .text();
        } catch (RetriableLlmException e) {
            return "raised";
        }
    }

    private static ChatModel failing(int failures) {
        int[] left = {failures};
        return request -> {
            if (left[0]-- > 0) {
                throw new RetriableLlmException("not now");
            }
            return new ChatAnswer("ok", "stop", TokenUsage.NONE);
        };
    }
}
