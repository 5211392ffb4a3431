package dev.cairn.domain.pool;

import dev.cairn.core.CairnException;

/**
 * An environment broke down in the middle of an episode. The episode is lost; the next {@code reset} starts on a new
 * environment.
 */
public final class EnvironmentFailure extends CairnException {
    private static final long serialVersionUID = 1L;

    /** How it broke down. */
    public enum Reason {
        /** A call threw what the world should not throw. */
        THREW,
        /** A call did not come back in time. */
        WEDGED
    }

    private final Reason reason;

    EnvironmentFailure(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
