package dev.cairn.llm.retry;

import dev.cairn.llm.ChatAnswer;
import dev.cairn.llm.ChatModel;
import dev.cairn.llm.ChatRequest;
import dev.cairn.llm.LlmUnusableException;
import dev.cairn.llm.PermanentLlmException;
import dev.cairn.llm.RetriableLlmException;
import dev.cairn.llm.ServerDownException;
import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.Failsafe;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Tells what a failure that is left after all tries says about the server. It gives up altogether when nobody is at the
 * address; when the server fails one request after the other; and when it has never answered anything: then the first
 * request that it fails at, or the first few that it refuses, are no fault of these requests.
 */
public final class BreakingChat implements ChatModel {
    /** Longer than any run: a server that was given up is not asked again by the same process. */
    private static final Duration FOR_GOOD = Duration.ofDays(365);

    private final ChatModel model;
    private final CircuitBreaker<ChatAnswer> breaker;
    private final BooleanSupplier answeredBefore;
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile boolean answered;

    /**
     * A model that is given up.
     *
     * @param mostFailures requests in a row
     * @param answeredBefore whether the model has answered an earlier process; asked only when a request fails
     */
    public BreakingChat(ChatModel model, int mostFailures, BooleanSupplier answeredBefore) {
        this.model = model;
        this.answeredBefore = answeredBefore;
        this.breaker = CircuitBreaker.<ChatAnswer>builder()
                .handle(RetriableLlmException.class)
                .withFailureThreshold(mostFailures)
                .withDelay(FOR_GOOD)
                .build();
    }

    @Override
    public ChatAnswer answer(ChatRequest request) {
        try {
            ChatAnswer answer = Failsafe.with(breaker).get(() -> model.answer(request));
            answered = true;
            return answer;
        } catch (CircuitBreakerOpenException e) {
            throw open("no request is tried any more");
        } catch (ServerDownException e) {
            throw unusable(String.valueOf(e.getMessage()));
        } catch (RetriableLlmException e) {
            if (breaker.isOpen()) {
                throw open(String.valueOf(e.getMessage()));
            }
            if (!hasAnswered()) {
                throw unusable("it has not answered anything yet: " + e.getMessage());
            }
            throw e;
        } catch (PermanentLlmException e) {
            int inARow = refusals.incrementAndGet();
            if (inARow >= breaker.getConfig().getFailureThreshold() && !hasAnswered()) {
                throw unusable("the first " + inARow + " requests came to nothing: " + e.getMessage());
            }
            throw e;
        }
    }

    private boolean hasAnswered() {
        answered = answered || answeredBefore.getAsBoolean();
        return answered;
    }

    private LlmUnusableException open(String reason) {
        return unusable(
                "it failed " + breaker.getConfig().getFailureThreshold() + " requests in a row (" + reason + ")");
    }

    private static LlmUnusableException unusable(String reason) {
        return new LlmUnusableException("the language model cannot be used; " + reason
                + "; what was done is kept, the same command goes on when the server is well again");
    }
}
