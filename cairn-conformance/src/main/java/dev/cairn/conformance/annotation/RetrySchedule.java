package dev.cairn.conformance.annotation;

import dev.cairn.conformance.vector.ConformanceVector;
import dev.cairn.conformance.vector.Value;
import dev.cairn.conformance.vector.Verdict;
import dev.cairn.llm.ChatAnswer;
import dev.cairn.llm.ChatMessage;
import dev.cairn.llm.ChatModel;
import dev.cairn.llm.ChatRequest;
import dev.cairn.llm.RetriableLlmException;
import dev.cairn.llm.TokenUsage;
import dev.cairn.llm.retry.Backoff;
import dev.cairn.llm.retry.RetryingChat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Pauses between tries, with the published parameters and no chance. */
final class RetrySchedule {
    private RetrySchedule() {}

    static Verdict check(ConformanceVector vector) {
        Value parameters = vector.input().at("params");
        Backoff backoff = new Backoff(
                parameters.integer("tries"),
                Duration.ofSeconds(parameters.integer("delay")),
                parameters.number("backoff"),
                Duration.ofSeconds(parameters.integer("max_delay")),
                0);
        List<Duration> pauses = new ArrayList<>();
        ChatModel model = failing(vector.input().integer("failures_before_success"));
        String result = result(new RetryingChat(model, backoff, pauses::add));
        List<Duration> recorded = vector.expected().at("sleeps").list().stream()
                .map(pause -> Duration.ofNanos(Math.round(pause.number() * 1e9)))
                .toList();
        return Verdict.all(List.of(
                () -> Verdict.same("result", vector.expected().text("result"), result),
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
