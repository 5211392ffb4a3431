package dev.cairn.llm.http;

import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The header {@code Retry-After}: seconds, or a date (RFC 9110, section 10.2.3). */
final class RetryAfter {
    private RetryAfter() {}

    /** Digits beyond this are years. */
    private static final int DIGITS = 9;

    /** Never negative; empty if the value is neither. */
    static Optional<Duration> parse(String value, Clock clock) {
        String text = value.strip();
        try {
            if (text.matches("\\d{" + (DIGITS + 1) + ",}")) {
                return Optional.of(Duration.ofSeconds((long) Math.pow(10, DIGITS)));
            }
            if (text.matches("\\d{1,9}(\\.\\d+)?")) {
                return Optional.of(Duration.ofMillis((long) Math.ceil(Double.parseDouble(text) * 1000)));
            }
            ZonedDateTime date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            Duration left = Duration.between(clock.instant(), date.toInstant());
            return Optional.of(left.isNegative() ? Duration.ZERO : left);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
