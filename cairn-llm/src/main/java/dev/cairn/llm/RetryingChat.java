package dev.cairn.llm;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks again after failures that may pass, not sooner than the server wants. */
public final class RetryingChat implements ChatModel {
    private static final Logger LOG = LoggerFactory.getLogger(RetryingChat.class);

    private final ChatModel model;
    private final Backoff backoff;
    private final Sleeper sleeper;
    private final RandomGenerator random;

    /** @param random decides the jitter */
    public RetryingChat(ChatModel model, Backoff backoff, Sleeper sleeper, RandomGenerator random) {
        this.model = model;
        this.backoff = backoff;
        this.sleeper = sleeper;
        this.random = random;
    }

    @Override
    public ChatAnswer answer(ChatRequest request) {
        for (int failures = 1; ; failures++) {
            try {
                return model.answer(request);
            } catch (RetriableLlmException e) {
                if (failures >= backoff.tries()) {
                    throw e;
                }
                Duration pause = pause(failures, e);
                LOG.info(
                        "try {} of {} failed ({}); the next in {} ms",
                        failures,
                        backoff.tries(),
                        e.getMessage(),
                        pause.toMillis());
                sleeper.sleep(pause);
            }
        }
    }

    private Duration pause(int failures, RetriableLlmException e) {
        double chance;
        synchronized (random) {
            chance = random.nextDouble();
        }
        Duration own = backoff.pause(failures, chance);
        return e.retryAfter().filter(wanted -> wanted.compareTo(own) > 0).orElse(own);
    }
}
