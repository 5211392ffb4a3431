package dev.cairn.llm.retry;

import dev.cairn.llm.ChatAnswer;
import dev.cairn.llm.RetriableLlmException;
import dev.failsafe.RetryPolicy;
import dev.failsafe.RetryPolicyBuilder;
import java.time.Duration;

/**
 * Pauses between tries that grow up to a limit.
 *
 * @param tries calls at most, the first included
 * @param first pause after the first failure
 * @param jitter part by which chance makes a pause shorter or longer, 0 to 1, so that several clients do not come back
 *     together
 */
public record Backoff(int tries, Duration first, double factor, Duration most, double jitter) {
    /** Eight tries within about two minutes. */
    public static final Backoff DEFAULT = new Backoff(8, Duration.ofSeconds(1), 2, Duration.ofSeconds(60), 0.25);

    public Backoff {
        if (tries < 1 || factor < 1 || jitter < 0 || jitter > 1 || first.isNegative() || most.isNegative()) {
            throw new IllegalArgumentException("no back-off: " + tries + " tries, factor " + factor);
        }
    }

    public Backoff withTries(int other) {
        return new Backoff(other, first, factor, most, jitter);
    }

    /** Tries again after failures that may pass. */
    RetryPolicy<ChatAnswer> policy() {
        RetryPolicyBuilder<ChatAnswer> policy = RetryPolicy.<ChatAnswer>builder()
                .handle(RetriableLlmException.class)
                .withMaxAttempts(tries)
                .withJitter(jitter);
        boolean grows = factor > 1 && !first.isZero() && first.compareTo(most) < 0;
        return grows
                ? policy.withBackoff(first, most, factor).build()
                : policy.withDelay(first.compareTo(most) < 0 ? first : most).build();
    }
}
