package dev.cairn.llm;

import dev.failsafe.Execution;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks again after failures that may pass, not sooner than the server wants. */
public final class RetryingChat implements ChatModel {
    private static final Logger LOG = LoggerFactory.getLogger(RetryingChat.class);

    private final ChatModel model;
    private final RetryPolicy<ChatAnswer> policy;
    private final Sleeper sleeper;

    public RetryingChat(ChatModel model, Backoff backoff, Sleeper sleeper) {
        this.model = model;
        this.policy = backoff.policy();
        this.sleeper = sleeper;
    }

    @Override
    public ChatAnswer answer(ChatRequest request) {
        Execution<ChatAnswer> tries = Execution.of(policy);
        while (true) {
            try {
                return model.answer(request);
            } catch (RetriableLlmException e) {
                tries.recordException(e);
                if (tries.isComplete()) {
                    throw e;
                }
                Duration own = tries.getDelay();
                Duration pause = e.retryAfter()
                        .filter(wanted -> wanted.compareTo(own) > 0)
                        .orElse(own);
                LOG.info(
                        "try {} of {} failed ({}); the next in {} ms",
                        tries.getAttemptCount(),
                        policy.getConfig().getMaxAttempts(),
                        e.getMessage(),
                        pause.toMillis());
                sleeper.sleep(pause);
            }
        }
    }
}
