package dev.cairn.cli;

import dev.cairn.cli.stage.Progress;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Where people read. Results go to standard output, everything else to standard error, so that {@code --json} can be
 * piped. Bars are drawn on a terminal only.
 */
final class Console implements Progress {
    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean terminal;

    Console(PrintWriter out, PrintWriter err, boolean terminal) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    static Console system() {
        return new Console(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                hasTerminal());
    }

    /** From JDK 22 on there is a console object even without a terminal. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean hasTerminal() {
        return System.console() != null && !"dumb".equals(System.getenv().getOrDefault("TERM", "dumb"));
    }

    PrintWriter out() {
        return out;
    }

    PrintWriter err() {
        return err;
    }

    boolean terminal() {
        return terminal;
    }

    /** A line of the result. */
    void print(String line) {
        out.println(line);
        out.flush();
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
                    .startsFrom(done, java.time.Duration.ZERO)
                    .setStyle(ProgressBarStyle.ASCII)
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

    /** Without a terminal: a line at each tenth. */
    private final class Milestones implements Bar {
        private final String what;
        private final long total;
        private long done;

        Milestones(String what, long total, long done) {
            this.what = what;
            this.total = total;
            this.done = done;
        }

        @Override
        public void step(String text) {
            done++;
            if (done * 10 / total > (done - 1) * 10 / total) {
                say(what + ": " + done + " of " + total);
            }
        }
    }
}
