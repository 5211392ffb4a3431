package dev.cairn.cli.console;

import dev.cairn.pipeline.Progress;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Where people read. Results go to standard output, everything else to standard error, so that {@code --json} can be
 * piped. Bars are drawn on a terminal only.
 */
public final class Console implements Progress {
    private final BufferedReader in;
    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean terminal;
    private final Clock clock;

    public Console(PrintWriter out, PrintWriter err, boolean terminal) {
        this(Reader.nullReader(), out, err, terminal, Clock.systemUTC());
    }

    public Console(Reader in, PrintWriter out, PrintWriter err, boolean terminal, Clock clock) {
        this.in = new BufferedReader(in);
        this.clock = clock;
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    public static Console system() {
        return new Console(
                new InputStreamReader(System.in, StandardCharsets.UTF_8),
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                hasTerminal(),
                Clock.systemUTC());
    }

    /** From JDK 22 on there is a console object even without a terminal. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean hasTerminal() {
        return System.console() != null && !"dumb".equals(System.getenv().getOrDefault("TERM", "dumb"));
    }

    /** Lines piped in. */
    public BufferedReader in() {
        return in;
    }

    public PrintWriter out() {
        return out;
    }

    public PrintWriter err() {
        return err;
    }

    public boolean terminal() {
        return terminal;
    }

    /** A line of the result. */
    public void print(String line) {
        out.println(line);
        out.flush();
    }

    /** A line of the result as {@link String#format} makes it, in the root locale. */
    public void print(String format, Object... values) {
        print(String.format(Locale.ROOT, format, values));
    }

    @Override
    public void say(String message) {
        err.println(message);
        err.flush();
    }

    @Override
    public Bar bar(String what, long total, long done) {
        if (done > 0) {
            say(what + ": " + done + " of " + total + " were done before");
        }
        return terminal ? new DrawnBar(what, total, done) : new Milestones(what, total, done);
    }

    private static final class DrawnBar implements Bar {
        private final ProgressBar bar;

        DrawnBar(String what, long total, long done) {
            bar = new ProgressBarBuilder()
                    .setTaskName(what)
                    .setInitialMax(total)
                    .startsFrom(done, Duration.ZERO)
                    .setStyle(ProgressBarStyle.ASCII)
                    .showSpeed()
                    .build();
        }

        @Override
        public void step(String text) {
            bar.step();
            bar.setExtraMessage(text);
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    /** Without a terminal: a line at each tenth, and after a minute without one. */
    private final class Milestones implements Bar {
        private static final Duration LONGEST_SILENCE = Duration.ofMinutes(1);

        private final String what;
        private final long total;
        private final long before;
        private final Instant start = clock.instant();
        private Instant lastLine = start;
        private long done;

        Milestones(String what, long total, long done) {
            this.what = what;
            this.total = total;
            this.before = done;
            this.done = done;
        }

        @Override
        public void step(String text) {
            done++;
            Instant now = clock.instant();
            boolean tenth = done * 10 / total > (done - 1) * 10 / total;
            if (tenth || now.isAfter(lastLine.plus(LONGEST_SILENCE))) {
                lastLine = now;
                String pace = new ProgressRate(done - before, total - done, Duration.between(start, now)).toString();
                say(what + ": " + done + " of " + total + (pace.isEmpty() || done == total ? "" : ", " + pace));
            }
        }
    }
}
