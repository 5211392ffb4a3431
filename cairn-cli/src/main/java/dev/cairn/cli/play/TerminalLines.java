package dev.cairn.cli.play;

import dev.cairn.core.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Lines typed at a terminal, with editing, history and completion. */
public final class TerminalLines implements Lines {
    private final Terminal terminal;
    private final LineReader reader;

    TerminalLines(Terminal terminal, Path history, Supplier<List<String>> completions) {
        this.terminal = terminal;
        this.reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .parser(new WholeLine())
                .completer(new LineCompleter(completions))
                .variable(LineReader.HISTORY_FILE, history)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.CASE_INSENSITIVE, true)
                .build();
    }

    /**
     * The terminal of this process.
     *
     * @param history file that keeps the lines
     * @param completions all lines that make sense now
     */
    public static TerminalLines system(Path history, Supplier<List<String>> completions) {
        try {
            return new TerminalLines(TerminalBuilder.builder().system(true).build(), history, completions);
        } catch (IOException e) {
            throw new UserException("cannot use this terminal: " + e.getMessage() + "; pipe the lines in instead", e);
        }
    }

    @Override
    public Optional<String> next(String prompt) {
        try {
            return Optional.of(reader.readLine(prompt));
        } catch (UserInterruptException | EndOfFileException e) {
            // Ctrl-C and Ctrl-D are how people leave; the game is on disk already
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            terminal.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An action is completed as a whole, for its words depend on each other. */
    private static final class WholeLine extends DefaultParser {
        WholeLine() {
            setQuoteChars(new char[0]);
            setEscapeChars(new char[0]);
        }

        @Override
        public boolean isDelimiterChar(CharSequence line, int position) {
            return false;
        }
    }
}
