package dev.cairn.llm;

import dev.cairn.core.CairnException;
import java.time.Duration;

/** Lets time pass. */
@FunctionalInterface
public interface Sleeper {
    /** Blocks the thread. */
    Sleeper SYSTEM = duration -> {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CairnException("interrupted while waiting", e);
        }
    };

    void sleep(Duration duration);
}
