package dev.cairn.llm.retry;

import dev.cairn.core.CairnException;
import java.time.Duration;
import org.slf4j.event.Level;

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

    /** How loud a wait is said: a person who watches hears of every wait over a few seconds. */
    static Level level(Duration wait) {
        return wait.compareTo(Duration.ofSeconds(3)) > 0 ? Level.WARN : Level.INFO;
    }

    /** For messages; rounded up. */
    static long seconds(Duration wait) {
        return wait.plusMillis(999).toSeconds();
    }
}
