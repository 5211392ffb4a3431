package dev.cairn.llm;

import dev.cairn.core.CairnException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The server did not answer this time: too busy, out of order, too slow, or cut off. */
public class RetriableLlmException extends CairnException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Duration retryAfter;

    public RetriableLlmException(String message, Throwable cause) {
        super(message, cause);
        this.retryAfter = null;
    }

    public RetriableLlmException(String message) {
        super(message);
        this.retryAfter = null;
    }

    /** @param retryAfter how long the server wants to be left alone; null if it does not say */
    public RetriableLlmException(String message, @Nullable Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    /** How long the server wants to be left alone. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
