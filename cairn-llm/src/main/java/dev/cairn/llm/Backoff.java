package dev.cairn.llm;

import java.time.Duration;

/**
 * Pauses between tries that grow up to a limit.
 *
 * @param tries calls at most, the first included
 * @param first pause after the first failure
 * @param jitter part of a pause that is up to chance, 0 to 1, so that several clients do not come back together
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

    /**
     * The pause after so many failures in a row.
     *
     * @param chance 0 to 1; 0 gives the whole pause
     */
    public Duration pause(int failures, double chance) {
        double seconds = Math.min(first.toNanos() / 1e9 * Math.pow(factor, failures - 1), most.toNanos() / 1e9);
        return Duration.ofNanos(Math.round(seconds * (1 - jitter * chance) * 1e9));
    }
}
