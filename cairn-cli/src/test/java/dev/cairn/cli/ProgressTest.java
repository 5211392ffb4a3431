package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.cli.console.Console;
import dev.cairn.cli.console.ProgressRate;
import dev.cairn.pipeline.Progress;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ProgressTest {
    /** Goes on by a given time whenever it is read. */
    private static final class Ticking extends Clock {
        private final Duration tick;
        private Instant now = Instant.EPOCH;

        Ticking(Duration tick) {
            this.tick = tick;
        }

        @Override
        public Instant instant() {
            now = now.plus(tick);
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void aPaceIsARateAndTheTimeLeft() {
        assertThat(new ProgressRate(10, 7190, Duration.ofSeconds(5))).hasToString("2.0 a second, 0:59:55 left");
        assertThat(new ProgressRate(3, 100, Duration.ofSeconds(90))).hasToString("2.0 a minute, 0:50:00 left");
        assertThat(new ProgressRate(0, 100, Duration.ofSeconds(90))).hasToString("");
    }

    @Test
    void withoutATerminalEachTenthIsALineWithThePace() {
        assertThat(lines(Duration.ofSeconds(1), 20, 0))
                .startsWith("gold: 2 of 20, 1.0 a second, 0:00:18 left")
                .endsWith("gold: 20 of 20")
                .hasSize(10);
    }

    @Test
    void slowWorkSaysSomethingEveryMinute() {
        assertThat(lines(Duration.ofSeconds(31), 100, 0)).contains("gold: 2 of 100, 1.9 a minute, 0:50:38 left");
    }

    @Test
    void whatWasDoneBeforeDoesNotCountForThePace() {
        assertThat(lines(Duration.ofSeconds(1), 20, 10))
                .startsWith("gold: 10 of 20 were done before", "gold: 12 of 20, 1.0 a second, 0:00:08 left");
    }

    private static java.util.List<String> lines(Duration tick, int total, int done) {
        StringWriter err = new StringWriter();
        Console console = new Console(
                Reader.nullReader(),
                new PrintWriter(new StringWriter()),
                new PrintWriter(err),
                false,
                new Ticking(tick));
        Progress.Bar bar = console.bar("gold", total, done);
        for (int i = done; i < total; i++) {
            bar.step("item");
        }
        bar.close();
        return err.toString().lines().toList();
    }
}
