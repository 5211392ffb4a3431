package dev.cairn.llm;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.Failsafe;
import java.time.Duration;

/** Gives up altogether when the server fails one request after the other, however often each is tried. */
public final class BreakingChat implements ChatModel {
    /** Longer than any run: a server that was given up is not asked again by the same process. */
    private static final Duration FOR_GOOD = Duration.ofDays(365);

    private final ChatModel model;
    private final CircuitBreaker<ChatAnswer> breaker;

    /** @param mostFailures requests in a row */
    public BreakingChat(ChatModel model, int mostFailures) {
        this.model = model;
        this.breaker = CircuitBreaker.<ChatAnswer>builder()
                .handle(RetriableLlmException.class)
                .withFailureThreshold(mostFailures)
                .withDelay(FOR_GOOD)
                .build();
    }

    @Override
    public ChatAnswer answer(ChatRequest request) {
        try {
            return Failsafe.with(breaker).get(() -> model.answer(request));
        } catch (CircuitBreakerOpenException e) {
            throw open("no request is tried any more");
        } catch (RetriableLlmException e) {
            if (breaker.isOpen()) {
                throw open(String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    private LlmUnusableException open(String reason) {
        return new LlmUnusableException(
                "the server failed " + breaker.getConfig().getFailureThreshold() + " requests in a row (" + reason
                        + "); what was done is kept, the same command goes on when the server is well again");
    }
}
