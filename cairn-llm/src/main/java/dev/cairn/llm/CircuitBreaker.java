package dev.cairn.llm;

import java.util.concurrent.atomic.AtomicInteger;

/** Gives up altogether when the server fails one request after the other, however often each is tried. */
public final class CircuitBreaker implements ChatModel {
    private final ChatModel model;
    private final int mostFailures;
    private final AtomicInteger failures = new AtomicInteger();

    /** @param mostFailures requests in a row */
    public CircuitBreaker(ChatModel model, int mostFailures) {
        this.model = model;
        this.mostFailures = mostFailures;
    }

    @Override
    public ChatAnswer answer(ChatRequest request) {
        if (failures.get() >= mostFailures) {
            throw open("no request is tried any more");
        }
        try {
            ChatAnswer answer = model.answer(request);
            failures.set(0);
            return answer;
        } catch (RetriableLlmException e) {
            if (failures.incrementAndGet() >= mostFailures) {
                throw open(String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    private LlmUnusableException open(String reason) {
        return new LlmUnusableException("the server failed " + mostFailures + " requests in a row (" + reason
                + "); what was done is kept, the same command goes on when the server is well again");
    }
}
