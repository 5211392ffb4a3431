package dev.cairn.core.run;

import java.util.Locale;

/** Content of a run's {@code status} file. */
public enum RunStatus {
    /** Being written now, or cut off: the same command continues it. */
    RUNNING,
    FINISHED,
    FAILED;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
