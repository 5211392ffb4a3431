package dev.cairn.cli.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinesTest {
    private static final List<String> ACTIONS =
            List.of("go to kitchen", "go to hallway", "open door to kitchen", "/quit");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void tabCompletesAWholeActionAtATerminal() throws IOException {
        assertThat(typed("op\t\r")).isEqualTo(Optional.of("open door to kitchen"));
        assertThat(typed("go to k\t\r")).isEqualTo(Optional.of("go to kitchen"));
        assertThat(typed("GO TO H\t\r")).isEqualTo(Optional.of("go to hallway"));
    }

    @Test
    void tabCompletesAsFarAsThereIsNoDoubt() throws IOException {
        assertThat(typed("g\thallway\r")).isEqualTo(Optional.of("go to hallway"));
    }

    @Test
    void whatIsTypedIsTakenAsItIs() throws IOException {
        assertThat(typed("say \"x\" \\ 'y' !1\r")).isEqualTo(Optional.of("say \"x\" \\ 'y' !1"));
    }

    @Test
    void ctrlDLeaves() throws IOException {
        assertThat(typed("\u0004")).isEmpty();
    }

    @Test
    void linesTypedAreKeptAsHistory() throws IOException {
        typed("go to kitchen\r");
        assertThat(Files.readString(folder.resolve("history"))).contains("go to kitchen");
        assertThat(typed("\u0010\r")).isEqualTo(Optional.of("go to kitchen"));
    }

    @Test
    void pipedLinesAreShownAfterThePrompt() {
        List<String> shown = new ArrayList<>();
        Lines lines = new PipedLines(new BufferedReader(new StringReader("look\n\nwait")), shown::add);
        assertThat(List.of(lines.next("> "), lines.next("> "), lines.next("> "), lines.next("> ")))
                .containsExactly(Optional.of("look"), Optional.of(""), Optional.of("wait"), Optional.empty());
        assertThat(shown).containsExactly("> look", "> ", "> wait");
    }

    /** The line that comes of some keys. */
    private Optional<String> typed(String keys) throws IOException {
        Terminal terminal = new DumbTerminal(
                "test",
                "ansi",
                new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8)),
                new ByteArrayOutputStream(),
                StandardCharsets.UTF_8);
        try (Lines lines = new TerminalLines(terminal, folder.resolve("history"), () -> ACTIONS)) {
            return lines.next("> ");
        }
    }
}
