package dev.cairn.llm.retry;

import dev.cairn.llm.ChatAnswer;
import dev.cairn.llm.ChatModel;
import dev.cairn.llm.ChatRequest;
import dev.cairn.llm.LlmUnusableException;
import dev.cairn.llm.RetriableLlmException;
import dev.failsafe.Execution;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks again after failures that may pass, not sooner than the server wants, unless it wants too much. */
public final class RetryingChat implements ChatModel {
    private static final Logger LOG = LoggerFactory.getLogger(RetryingChat.class);

    /** Longest wait that a server may ask for, unless the user says otherwise. */
    public static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private final ChatModel model;
    private final RetryPolicy<ChatAnswer> policy;
    private final Sleeper sleeper;
    private final Duration longestWait;

    public RetryingChat(ChatModel model, Backoff backoff, Sleeper sleeper) {
        this(model, backoff, sleeper, LONGEST_WAIT);
    }

    /** @param longestWait a server that wants to be left alone for longer ends the run */
    public RetryingChat(ChatModel model, Backoff backoff, Sleeper sleeper, Duration longestWait) {
        this.model = model;
        this.policy = backoff.policy();
        this.sleeper = sleeper;
        this.longestWait = longestWait;
    }

    @Override
    public ChatAnswer answer(ChatRequest request) {
        Execution<ChatAnswer> tries = Execution.of(policy);
        while (true) {
            try {
                return model.answer(request);
            } catch (RetriableLlmException e) {
                refuseLongWait(e);
                tries.recordException(e);
                if (tries.isComplete()) {
                    throw e;
                }
                Duration own = tries.getDelay();
                Duration pause = e.retryAfter()
                        .filter(wanted -> wanted.compareTo(own) > 0)
                        .orElse(own);
                LOG.atLevel(Sleeper.level(pause))
                        .log(
                                "try {} of {} failed ({}); the next in {} s",
                                tries.getAttemptCount(),
                                policy.getConfig().getMaxAttempts(),
                                e.getMessage(),
                                Sleeper.seconds(pause));
                sleeper.sleep(pause);
            }
        }
    }

    private void refuseLongWait(RetriableLlmException e) {
        e.retryAfter().filter(wanted -> wanted.compareTo(longestWait) > 0).ifPresent(wanted -> {
            throw new LlmUnusableException(e.getMessage() + "; the server wants to be left alone for "
                    + Sleeper.seconds(wanted) + " s, and --max-wait allows " + Sleeper.seconds(longestWait)
                    + " s; what was done is kept, the same command goes on later");
        });
    }
}
