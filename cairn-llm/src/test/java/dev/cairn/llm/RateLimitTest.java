package dev.cairn.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private final FakeTime time = new FakeTime();

    @Test
    void theRequestAfterTheLastOneOfAMinuteWaitsForTheMinuteToEnd() {
        RateLimit limit = new RateLimit(3, 0, time, time);
        limit.acquire(1);
        time.sleep(Duration.ofSeconds(20));
        limit.acquire(1);
        limit.acquire(1);
        limit.acquire(1);
        assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(20), Duration.ofMillis(40_001));
    }

    @Test
    void tokensAreLimitedToo() {
        RateLimit limit = new RateLimit(0, 1000, time, time);
        limit.acquire(600);
        limit.acquire(400);
        assertThat(time.sleeps()).isEmpty();
        limit.acquire(1);
        assertThat(time.sleeps()).containsExactly(Duration.ofMillis(60_001));
    }

    @Test
    void aRequestOverTheLimitByItselfGoesAlone() {
        RateLimit limit = new RateLimit(0, 1000, time, time);
        limit.acquire(5000);
        limit.acquire(1);
        assertThat(time.sleeps()).hasSize(1);
    }

    @Test
    void withoutLimitsNothingWaits() {
        RateLimit limit = new RateLimit(0, 0, time, time);
        for (int i = 0; i < 1000; i++) {
            limit.acquire(1_000_000);
        }
        assertThat(time.sleeps()).isEmpty();
    }
}
