package dev.cairn.cli.console;

import java.time.Duration;
import java.util.Locale;

/**
 * How fast work goes.
 *
 * @param done items done since the start of this process
 * @param left items still to do
 * @param elapsed time that {@code done} took
 */
public record ProgressRate(long done, long left, Duration elapsed) {
    /** {@code 12.5 a minute, 1:02:03 left}; empty before the first item and in the first instant. */
    @Override
    public String toString() {
        double seconds = elapsed.toMillis() / 1000.0;
        if (done == 0 || seconds == 0) {
            return "";
        }
        double rate = done / seconds;
        String speed = rate >= 1
                ? String.format(Locale.ROOT, "%.1f a second", rate)
                : String.format(Locale.ROOT, "%.1f a minute", 60 * rate);
        return speed + ", " + clock(Duration.ofSeconds(Math.round(left / rate))) + " left";
    }

    private static String clock(Duration time) {
        return String.format(Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }
}
